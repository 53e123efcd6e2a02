package dev.frontdesk.knowledge.extraction;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The child's program: paths and names come in on standard input, what was read goes out on standard output. The main
 * thread always listens, so that the end of the parent ends a parser in a loop, too.
 */
public final class ReaderMain {

    private record Request(Path file, String name) {}

    /** Deep recursion of a parser ends as a refused file, and takes a while to get there. */
    private static final long STACK_BYTES = 8 << 20;

    private ReaderMain() {}

    public static void main(String[] arguments) throws IOException {
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        LinkedBlockingQueue<Request> requests = new LinkedBlockingQueue<>();
        Thread.ofPlatform().name("reader").stackSize(STACK_BYTES).daemon().start(() -> answer(requests, out));
        DataInputStream in = new DataInputStream(System.in);
        try {
            while (true) {
                requests.add(new Request(Path.of(in.readUTF()), in.readUTF()));
            }
        } catch (EOFException parentIsGone) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void answer(LinkedBlockingQueue<Request> requests, DataOutputStream out) {
        FileText files = new FileText();
        try {
            while (true) {
                Request request = requests.take();
                try {
                    Wire.write(out, files.read(request.file(), request.name()));
                } catch (Unreadable problem) {
                    Wire.write(out, problem);
                }
            }
        } catch (InterruptedException | IOException | RuntimeException | Error end) {
            end.printStackTrace();
            Runtime.getRuntime().halt(4);
        }
    }
}
