package engram.kernel.wire;

/** The sockets that carry signed messages; the heartbeat's bytes are echoed and mean nothing. */
public enum Channel {
    /** Requests of the front end, answered in their order. */
    SHELL,
    /** Requests that must not wait for a running cell: interrupt and shutdown. */
    CONTROL,
    /** Questions of the kernel to the user. */
    STDIN,
    /** What everybody who watches the kernel sees. */
    IOPUB
}
