package engram.kernel.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;

/**
 * One message of the Jupyter protocol.
 *
 * @param identities routing frames in front of the signature; a reply repeats those of its request
 * @param header     id, type, session, user, date and protocol version
 * @param parent     header of the message that caused this one; empty where there is none
 * @param metadata   rarely used
 * @param content    the message itself, its shape given by the type
 * @param buffers    binary attachments of comm messages
 */
public record Message(List<byte[]> identities, JsonObject header, JsonObject parent, JsonObject metadata, JsonObject content,
                      List<byte[]> buffers) {

    /** What kind of message this is, such as {@code execute_request}. */
    public String type() {
        return header.get("msg_type").getAsString();
    }

    /** The sender's unique id of this message. */
    public String id() {
        return header.get("msg_id").getAsString();
    }

    /** A text of the content, or the given one where the field is missing or no text. */
    public String text(String field, String otherwise) {
        return content.get(field) instanceof JsonPrimitive value && value.isString() ? value.getAsString() : otherwise;
    }

    /** A truth value of the content, or the given one where the field is missing or no truth value. */
    public boolean flag(String field, boolean otherwise) {
        return content.get(field) instanceof JsonPrimitive value && value.isBoolean() ? value.getAsBoolean() : otherwise;
    }

    /** A whole number of the content, or the given one where the field is missing or no number. */
    public int number(String field, int otherwise) {
        return content.get(field) instanceof JsonPrimitive value && value.isNumber() ? value.getAsInt() : otherwise;
    }

    /** An object of the content, empty where the field is missing or no object. */
    public JsonObject object(String field) {
        JsonElement value = content.get(field);
        return value instanceof JsonObject object ? object : new JsonObject();
    }
}
