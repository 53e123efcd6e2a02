package dev.frontdesk.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTests {

    @TempDir
    Path temp;

    @Test
    void belongsToOneProgramAtATime() {
        Path path = temp.resolve("data");
        try (DataFolder first = DataFolder.open(path)) {
            assertThatThrownBy(() -> DataFolder.open(path))
                    .isInstanceOf(OperatorError.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining(first.path().toString())
                    .hasMessageContaining("FRONTDESK_DATA");
        }
        DataFolder.open(path).close();
    }

    @Test
    void saysThatAFileStandsInItsPlace() throws Exception {
        Path path = Files.createFile(temp.resolve("data"));

        assertThatThrownBy(() -> DataFolder.open(path))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining(path + " is a file");
    }

    @Test
    void saysHowMuchRoomIsMissing() {
        assertThatThrownBy(() -> DataFolder.requireRoom(temp, Long.MAX_VALUE))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("MB left")
                .hasMessageContaining(temp.toString());
    }

    @Test
    void saysThatItCannotBeWritten() {
        assertThat(DataFolder.refusal(temp, new FileSystemException(temp.toString(), null, "Read-only file system")))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("can't be written")
                .hasMessageContaining(temp.toString());
    }
}
