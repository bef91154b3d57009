/** The preloads that look at the clock: JavaRosa's ask the machine's, which cannot be stopped. */
package org.rayi.peers;

import java.util.Date;
import org.javarosa.core.model.data.DateData;
import org.javarosa.core.model.data.DateTimeData;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.model.utils.DateUtils;
import org.javarosa.core.model.utils.IPreloadHandler;
import org.javarosa.core.model.utils.QuestionPreloader;

/** What they give is computed by JavaRosa, from the moment of the request. */
final class Preloads {
    private Preloads() {
    }

    /** Takes the place of JavaRosa's own. */
    static void putInto(QuestionPreloader preloader) {
        preloader.addPreloadHandler(new Day());
        preloader.addPreloadHandler(new Stamp());
    }

    /** {@code today}, or {@code prevperiod-TYPE-START-head|tail[-x|-][-AGO]}. */
    private static final class Day implements IPreloadHandler {
        @Override
        public String preloadHandled() {
            return "date";
        }

        @Override
        public IAnswerData handlePreload(String words) {
            if (words.equals("today")) {
                return new DateData(Moment.now());
            }
            String[] period = words.split("-", -1);
            boolean today = period.length > 4 && period[4].equals("x");
            int ago = period.length > 5 ? Integer.parseInt(period[5]) : 1;
            boolean beginning = period[3].equals("head");
            Date day = DateUtils.getPastPeriodDate(
                Moment.now(), period[1], period[2], beginning, today, ago);
            return new DateData(day);
        }

        @Override
        public boolean handlePostProcess(TreeElement node, String words) {
            return false;
        }
    }

    /** {@code start} and {@code end}. */
    private static final class Stamp implements IPreloadHandler {
        @Override
        public String preloadHandled() {
            return "timestamp";
        }

        @Override
        public IAnswerData handlePreload(String words) {
            return words.equals("start") ? new DateTimeData(Moment.now()) : null;
        }

        @Override
        public boolean handlePostProcess(TreeElement node, String words) {
            if (!words.equals("end")) {
                return false;
            }
            node.setAnswer(new DateTimeData(Moment.now()));
            return true;
        }
    }
}
