/** The time zone of a request, where JavaRosa looks for it. */
package org.rayi.peers;

import java.util.TimeZone;
import org.joda.time.DateTimeZone;

/** The zone is the process's: requests are answered one after another. */
final class Zone {
    private static final TimeZone OWN = TimeZone.getDefault();

    private Zone() {
    }

    /** Sets the zone by its IANA name; the process's own where there is none. */
    static void set(String name) {
        TimeZone zone = name == null ? OWN : TimeZone.getTimeZone(name);
        TimeZone.setDefault(zone);
        DateTimeZone.setDefault(DateTimeZone.forTimeZone(zone));
    }
}
