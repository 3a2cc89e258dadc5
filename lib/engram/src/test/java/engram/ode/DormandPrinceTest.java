package engram.ode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DormandPrinceTest {

    /** HNW I, DOPRI5's driver: 1442 evaluations, 240 steps, 216 accepted, 22 rejected. */
    @Test
    void arenstorfTakesAsManyStepsAsHairersCode() {
        Trajectory orbit = Solve.ode(Problems.ARENSTORF, new DormandPrince(1e-7), Span.of(0, Problems.ARENSTORF_PERIOD));
        System.out.println(orbit.work() + " " + orbit.last()[0] + " " + orbit.last()[1]);
    }
}
