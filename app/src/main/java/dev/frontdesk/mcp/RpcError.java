package dev.frontdesk.mcp;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Why a message was not understood; what a tool refuses is a result and no such error. */
final class RpcError extends RuntimeException {

    static final int PARSE = -32700;
    static final int REQUEST = -32600;
    static final int METHOD = -32601;
    static final int PARAMS = -32602;
    static final int INTERNAL = -32603;
    static final int HEADERS = -32020;
    static final int VERSION = -32022;

    final int status;
    final int code;
    final transient @Nullable JsonNode data;

    /** @param status of HTTP */
    RpcError(int status, int code, String message) {
        this(status, code, message, null);
    }

    RpcError(int status, int code, String message, @Nullable JsonNode data) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.data = data;
    }
}
