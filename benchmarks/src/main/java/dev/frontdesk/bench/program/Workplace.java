package dev.frontdesk.bench.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the built programs lie, and a folder for what they write, deleted at the end.
 *
 * @param built holds {@code app}, {@code sandbox} and {@code benchmarks}, each with its jar
 */
public record Workplace(Path built, Path folder) implements AutoCloseable {

    public static Workplace open(Path built) {
        try {
            Path folder = Files.createTempDirectory("frontdesk-bench-");
            // The database's server may run under another account.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            return new Workplace(built, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path jar(String part) {
        try (Stream<Path> files = Files.list(built.resolve(part))) {
            return files.filter(file -> file.toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no built " + part + " in " + built));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path log(String name) {
        return folder.resolve(name + ".log");
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("Could not delete all of " + folder + ": " + e.getMessage());
        }
    }
}
