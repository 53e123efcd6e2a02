package dev.frontdesk.sandbox.telegram;

/** Updates of one lane reach a webhook one after the other. */
record Lane(Of of, long id) {

    enum Of {
        CHAT,
        CALLBACKS_OF_USER,
        MEMBERSHIP,
        OTHER
    }

    static Lane chat(long chatId) {
        return new Lane(Of.CHAT, chatId);
    }

    static Lane callbacks(long userId) {
        return new Lane(Of.CALLBACKS_OF_USER, userId);
    }

    static Lane membership(long chatId) {
        return new Lane(Of.MEMBERSHIP, chatId);
    }

    static Lane other(long id) {
        return new Lane(Of.OTHER, id);
    }
}
