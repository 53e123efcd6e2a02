package dev.frontdesk.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The folder that outlives the program: database, key, uploads, search index. One running program holds it at a time. */
public final class DataFolder implements AutoCloseable {

    private static final long ROOM_MIN_BYTES = 64L << 20;

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** @throws OperatorError if the folder can't be made or written, has no room, or belongs to a running program */
    static DataFolder open(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            FileChannel channel = FileChannel.open(
                    path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                hold(channel, path);
                requireRoom(path, ROOM_MIN_BYTES);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw refusal(path, e);
        }
    }

    /** The folder itself, absolute. */
    public Path path() {
        return path;
    }

    /** A folder inside, made if it is missing and readable by its owner only. */
    public Path folder(String name) {
        Path inside = path.resolve(name);
        try {
            if (!Files.isDirectory(inside)) {
                Files.createDirectory(
                        inside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return inside;
        } catch (IOException e) {
            throw refusal(inside, e);
        }
    }

    private static void hold(FileChannel channel, Path path) throws IOException {
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // held by this very process
        }
        if (lock == null) {
            throw new OperatorError("Another Frontdesk" + holder(channel) + " already uses the data folder " + path
                    + ". Stop it, or set FRONTDESK_DATA to another folder.");
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes()));
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(20);
        channel.read(text, 0);
        String pid = new String(text.array(), 0, text.position()).strip();
        return pid.isEmpty() ? "" : " (process " + pid + ")";
    }

    /** @throws OperatorError if the disk of {@code path} has less than that many bytes left */
    static void requireRoom(Path path, long bytes) throws IOException {
        long room = Files.getFileStore(path).getUsableSpace();
        if (room < bytes) {
            throw new OperatorError("The disk of the data folder is full: " + path + " has " + (room >> 20)
                    + " MB left and needs " + (bytes >> 20)
                    + " MB. Free some room, or set FRONTDESK_DATA to a folder on another disk.");
        }
    }

    static RuntimeException refusal(Path path, IOException e) {
        String reason = e instanceof FileSystemException known ? known.getReason() : e.getMessage();
        if (e instanceof AccessDeniedException || says(reason, "Read-only file system") || says(reason, "denied")) {
            return new OperatorError(
                    "The data folder can't be written: " + path + " (" + (reason == null ? "permission denied" : reason)
                            + "). Make it writable for user " + System.getProperty("user.name")
                            + ", or set FRONTDESK_DATA to another folder.",
                    e);
        }
        if (says(reason, "No space left")) {
            return new OperatorError(
                    "The disk of the data folder is full: " + path
                            + ". Free some room, or set FRONTDESK_DATA to a folder on another disk.",
                    e);
        }
        if (e instanceof FileAlreadyExistsException) {
            return new OperatorError(
                    "The data folder can't be made: " + path
                            + " is a file. Remove it, or set FRONTDESK_DATA to another folder.",
                    e);
        }
        if (e instanceof FileSystemException) {
            return new OperatorError(
                    "The data folder can't be used: " + e.getMessage() + ". Set FRONTDESK_DATA to another folder.", e);
        }
        return new UncheckedIOException(e);
    }

    private static boolean says(@Nullable String reason, String words) {
        return reason != null && reason.contains(words);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
