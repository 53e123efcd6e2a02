package dev.frontdesk.panel;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Attention.Notice;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Everything that needs a person now, from all modules. */
@Component
public class Notices {

    private final ObjectProvider<Attention> attention;

    Notices(ObjectProvider<Attention> attention) {
        this.attention = attention;
    }

    /** The worst first. */
    public List<Notice> of(Caller caller, Phrases words) {
        return attention
                .orderedStream()
                .flatMap(each -> each.notices(caller, words).stream())
                .sorted(Comparator.comparing((Notice notice) -> notice.tone() != Tone.BAD))
                .toList();
    }

    Map<Room, Integer> byRoom(Caller caller, Phrases words) {
        Map<Room, Integer> counts = new EnumMap<>(Room.class);
        of(caller, words).forEach(notice -> counts.merge(notice.room(), notice.count(), Integer::sum));
        return counts;
    }
}
