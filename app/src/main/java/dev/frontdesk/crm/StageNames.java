package dev.frontdesk.crm;

import dev.frontdesk.panel.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Understands how people call a stage: its code, its name, the name in our languages, and "won" for what is won. */
final class StageNames {

    private static final Words WORDS = new Words();
    private static final Set<String> WON = Set.of(
            "won",
            "win",
            "closedwon",
            "выиграна",
            "выиграно",
            "выигран",
            "закрытавыиграна",
            "успешно",
            "успешна",
            "виграна",
            "виграно",
            "виграний",
            "закритавиграна",
            "успішно",
            "успішна");
    private static final Set<String> LOST = Set.of(
            "lost",
            "lose",
            "closedlost",
            "проиграна",
            "проиграно",
            "проигран",
            "закрытапроиграна",
            "потеряна",
            "програна",
            "програно",
            "програний",
            "закритапрограна",
            "втрачена");

    /** Endings change; a stem of this length does not mislead. */
    private static final int STEM = 6;

    private StageNames() {}

    static Optional<Stage> find(List<Stage> stages, String said) {
        String wanted = plain(said).replaceAll("^(stage|стадия|стадію|стадия|этап|етап)|stage$", "");
        return first(stages, stage -> names(stage).contains(wanted))
                .or(() -> WON.contains(wanted) ? kind(stages, Stage.Kind.WON) : Optional.empty())
                .or(() -> LOST.contains(wanted) ? kind(stages, Stage.Kind.LOST) : Optional.empty())
                .or(() -> wanted.length() < STEM
                        ? Optional.empty()
                        : first(
                                stages,
                                stage -> names(stage).stream()
                                        .anyMatch(name ->
                                                name.length() >= STEM && name.regionMatches(0, wanted, 0, STEM))));
    }

    private static Optional<Stage> kind(List<Stage> stages, Stage.Kind kind) {
        return first(stages, stage -> stage.kind() == kind);
    }

    private static Optional<Stage> first(List<Stage> stages, Predicate<Stage> fitting) {
        return stages.stream().filter(fitting).findFirst();
    }

    private static List<String> names(Stage stage) {
        return Stream.concat(
                        Stream.of(stage.code(), stage.name()),
                        Words.LANGUAGES.stream()
                                .map(language -> WORDS.in(language).sayOr(key(stage), stage.name())))
                .map(StageNames::plain)
                .toList();
    }

    /** In the reader's language, where it is one of the usual stages. */
    static String shown(Stage stage) {
        return Words.here().sayOr(key(stage), stage.name());
    }

    private static String key(Stage stage) {
        return "crm.stage." + stage.code();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace('ё', 'е').replaceAll("[\\s_\\-«»\"']+", "");
    }
}
