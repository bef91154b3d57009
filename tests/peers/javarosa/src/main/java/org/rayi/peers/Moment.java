/** When and where a request is asked, where JavaRosa looks for it. */
package org.rayi.peers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Date;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.joda.time.DateTime;
import org.joda.time.DateTimeUtils;
import org.joda.time.DateTimeZone;

/** Clock and zone are the process's: requests are answered one after another. */
final class Moment {
    private static final TimeZone OWN = TimeZone.getDefault();
    private static final Pattern TODAY = Pattern.compile("\\btoday\\s*\\(\\s*\\)");

    private Moment() {
    }

    /** Sets the zone by its IANA name and stops the clock; both are the machine's where there is none. */
    static void set(JsonNode request) {
        TimeZone zone = request.has("tz") ? TimeZone.getTimeZone(request.path("tz").asText()) : OWN;
        TimeZone.setDefault(zone);
        DateTimeZone.setDefault(DateTimeZone.forTimeZone(zone));
        if (request.has("now")) {
            DateTimeUtils.setCurrentMillisFixed(new DateTime(request.path("now").asText()).getMillis());
        } else {
            DateTimeUtils.setCurrentMillisSystem();
        }
    }

    /** The moment, in what JavaRosa keeps it in. */
    static Date now() {
        return new Date(DateTimeUtils.currentTimeMillis());
    }

    /**
     * A form or an expression in which the day is that of {@code now()}, whose clock can be stopped:
     * JavaRosa asks the machine for {@code today()}, and both cut the time off in the same way.
     */
    static String dated(String text) {
        return TODAY.matcher(text).replaceAll("date(now())");
    }
}
