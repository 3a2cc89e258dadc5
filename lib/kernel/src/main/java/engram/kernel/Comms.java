package engram.kernel;

import com.google.gson.JsonObject;
import engram.kernel.log.Log;
import engram.kernel.wire.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dflib.jjava.jupyter.channels.ReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.comm.Comm;
import org.dflib.jjava.jupyter.kernel.comm.CommFactory;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.messages.Header;
import org.dflib.jjava.jupyter.messages.KernelTimestamp;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.comm.CommCloseCommand;
import org.dflib.jjava.jupyter.messages.comm.CommMsgCommand;
import org.dflib.jjava.jupyter.messages.comm.CommOpenCommand;

/** Lines between objects of the kernel and objects of the page, such as widgets; targets and comms are JJava's. */
final class Comms extends CommManager {
    /** JJava's manager announces by it that it is busy; the kernel has done so already. */
    private static final ReplyEnvironment NO_REPLY = new NoReply();

    private final Outlet outlet;

    Comms(Outlet outlet) {
        this.outlet = outlet;
    }

    /** Handles {@code comm_open}, {@code comm_msg} and {@code comm_close} of the front end. */
    void receive(Message message) {
        var id = message.text("comm_id", "");
        var data = message.object("data");
        switch (message.type()) {
            case "comm_open" -> open(message, id, message.text("target_name", ""), data);
            case "comm_msg" -> {
                checkOpen(message, id);
                handleCommMsgCommand(NO_REPLY, told(message, CommMsgCommand.MESSAGE_TYPE, new CommMsgCommand(id, data)));
            }
            default -> {
                checkOpen(message, id);
                handleCommCloseCommand(NO_REPLY, told(message, CommCloseCommand.MESSAGE_TYPE, new CommCloseCommand(id, data)));
            }
        }
    }

    private void checkOpen(Message message, String id) {
        if (getCommByID(id) == null) {
            Log.line("a " + message.type() + " was rejected: no comm " + id + " is open");
        }
    }

    private void open(Message message, String id, String targetName, JsonObject data) {
        if (getTarget(targetName) == null) {
            outlet.comm("comm_close", content(id, new JsonObject()), List.of());
        } else {
            handleCommOpenCommand(NO_REPLY, told(message, CommOpenCommand.MESSAGE_TYPE, new CommOpenCommand(id, targetName, data)));
        }
    }

    /** The open comms of a target, or all where it is empty, as {@code comm_info_reply} lists them. */
    JsonObject info(String targetName) {
        var open = new JsonObject();
        for (var comm : this) {
            if (targetName.isEmpty() || targetName.equals(comm.getTargetName())) {
                var target = new JsonObject();
                target.addProperty("target_name", comm.getTargetName());
                open.add(comm.getID(), target);
            }
        }
        var content = Replies.ok();
        content.add("comms", open);
        return content;
    }

    @Override
    public <T extends Comm> T openComm(String targetName, CommFactory<T> factory) {
        var id = UUID.randomUUID().toString();
        var command = new CommOpenCommand(id, targetName, new JsonObject());
        var comm = factory.produce(this, id, targetName,
                new org.dflib.jjava.jupyter.messages.Message<>(new Header<>(CommOpenCommand.MESSAGE_TYPE), command));
        var content = content(id, command.getData());
        content.addProperty("target_name", targetName);
        outlet.comm("comm_open", content, List.of());
        registerComm(comm);
        return comm;
    }

    @Override
    public void messageComm(String id, JsonObject data, Map<String, Object> metadata, List<byte[]> blobs) {
        outlet.comm("comm_msg", content(id, data), blobs == null ? List.of() : blobs);
    }

    @Override
    public void closeComm(Comm comm) {
        outlet.comm("comm_close", content(comm.getID(), new JsonObject()), List.of());
        var command = new CommCloseCommand(comm.getID(), new JsonObject());
        handleCommCloseCommand(NO_REPLY, new org.dflib.jjava.jupyter.messages.Message<>(new Header<>(command.getType()), command));
    }

    private static JsonObject content(String id, JsonObject data) {
        var content = new JsonObject();
        content.addProperty("comm_id", id);
        content.add("data", data);
        return content;
    }

    /** The message in the form in which JJava's comms take it. */
    private static <T> org.dflib.jjava.jupyter.messages.Message<T> told(Message message, MessageType<T> type, T content) {
        var header = message.header();
        var metadata = new HashMap<String, Object>(message.metadata().asMap());
        return new org.dflib.jjava.jupyter.messages.Message<>(message.identities(), new Header<>(message.id(), "",
                header.get("session").getAsString(), KernelTimestamp.now(), type, ""), null, metadata, content, message.buffers());
    }
}
