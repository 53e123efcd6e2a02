package dev.frontdesk.panel;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Finder.Found;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The rail, and the command bar: finds pages by name, and what the modules' finders know. */
@Pages
class CommandPages {

    private final ObjectProvider<Finder> finders;
    private final Templates templates;

    CommandPages(ObjectProvider<Finder> finders, Templates templates) {
        this.finders = finders;
        this.templates = templates;
    }

    @PartOf("/app")
    @GetMapping("/app/find")
    JteModel find(Page page, Caller caller, @RequestParam(name = "q", defaultValue = "") String query) {
        String wanted = query.strip();
        List<Found> found = Stream.concat(rooms(page, caller, wanted), others(page, caller, wanted))
                .limit(20)
                .toList();
        return templates.panel_found(page, found);
    }

    /** The rail, whose counts change by themselves. */
    @PartOf("/app")
    @GetMapping("/app/rail")
    JteModel rail(Page page) {
        return templates.layout_rail(page, page.shell());
    }

    private static Stream<Found> rooms(Page page, Caller caller, String wanted) {
        return Arrays.stream(Room.values())
                .filter(room -> room.openTo(caller))
                .map(room -> new Found(room.icon(), page.say(room.word()), "", room.path()))
                .filter(found -> contains(found.name(), wanted, page.locale()));
    }

    private Stream<Found> others(Page page, Caller caller, String wanted) {
        return wanted.isEmpty()
                ? Stream.empty()
                : finders.orderedStream().flatMap(finder -> finder.find(caller, wanted, page.phrases()).stream());
    }

    private static boolean contains(String name, String wanted, Locale locale) {
        return name.toLowerCase(locale).contains(wanted.toLowerCase(locale));
    }
}
