package engram.cluster;

import engram.work.Site;
import engram.work.SiteContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class LocalSiteTest extends SiteContract {
    private static Site site;

    @BeforeAll static void open() { site = Site.at("local[2]"); }

    @AfterAll static void close() { site.close(); }

    @Override protected Site site() { return site; }
}
