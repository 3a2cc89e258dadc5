package engram.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static Formula read(Rate rate) { return Reading.of(rate).formula().orElseThrow(); }

    /** (13 − (V + 50))/4 is in it twice and done once: +, −, ÷, exp, −, × and ÷. */
    private static final Formula ALPHA = read(V -> .32 * (13 - (V + 50)) / (Math.exp((13 - (V + 50)) / 4) - 1));

    @Test void nothingBeginsBeforeItsArgumentsAreThere() {
        Formula f = read(V -> Math.exp(V) * Math.exp(2 * V) + Math.sqrt(V * V + 1) / (1 + Math.abs(V)) - Math.tanh(V) * Math.sin(V) * Math.cos(V));
        for (int processors = 1; processors < 6; processors++) {
            Schedule schedule = Schedule.of(f, processors);
            Map<Formula, Integer> end = new IdentityHashMap<>();
            Set<Long> taken = new HashSet<>();
            for (Schedule.Step step : schedule.steps()) {
                for (Formula argument : step.part().arguments()) assertTrue(argument.arguments().isEmpty() || end.get(argument) <= step.start());
                assertTrue(step.processor() < processors && taken.add(1000L * step.start() + step.processor()), step.toString());
                end.put(step.part(), step.start() + 1);
            }
            assertEquals(f.parts().stream().filter(part -> !part.arguments().isEmpty()).count(), schedule.steps().size());
            assertTrue(schedule.utilisation() <= 1);
        }
    }

    @Test void oneProcessorDoesOneAfterTheOtherAndManyTakeTheLongestWay() {
        assertEquals(7, Schedule.of(ALPHA, 1).length());
        assertEquals(6, Schedule.of(ALPHA, 2).length());
        assertEquals(6, Schedule.of(ALPHA, 100).length());
        assertEquals(7 / 12., Schedule.of(ALPHA, 2).utilisation());
        assertEquals(0, Schedule.of(Formula.variable(0), 2).length());
    }
}
