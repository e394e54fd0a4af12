package io.github.batchcomm.network;

import static io.github.batchcomm.network.Samples.CLASSIC_BATCH;
import static io.github.batchcomm.network.Samples.route;
import static io.github.batchcomm.network.Samples.tag;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.Route;
import io.github.batchcomm.model.RouteDestination;
import io.github.batchcomm.model.ServiceTagCatalogue;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every small table of routes to tags and networks, compared with the longest prefix that each
 * address has on its own.
 */
class RouteChoiceTest {

  private static final String REGION = "BatchNodeManagement.WestEurope";
  private static final String CLOUD = "AzureCloud.westeurope";

  /** The same sixteen addresses by other lists, of which some have prefixes within others. */
  private static final ImmutableList<ImmutableList<String>> REGIONS =
      ImmutableList.of(
          ImmutableList.of("203.0.113.0/28"),
          ImmutableList.of("203.0.113.0/29", "203.0.113.8/29"),
          ImmutableList.of("203.0.113.0/28", "203.0.113.4/30"));

  private static final ImmutableList<ImmutableList<String>> CLOUDS =
      ImmutableList.of(
          ImmutableList.of("203.0.113.0/24"),
          ImmutableList.of("203.0.112.0/23", "203.0.113.0/29"),
          ImmutableList.of("203.0.113.0/24", "203.0.113.8/30", "203.0.113.10/31"));

  private static final ImmutableList<String> DESTINATIONS =
      ImmutableList.of(REGION, CLOUD, "203.0.113.0/29", "203.0.113.8/30");

  private static final ImmutableList<NextHopType> HOPS =
      ImmutableList.of(NextHopType.INTERNET, NextHopType.NONE);

  static Stream<ImmutableMap<String, ImmutableList<String>>> lists() {
    return REGIONS.stream()
        .flatMap(
            region -> CLOUDS.stream().map(cloud -> ImmutableMap.of(REGION, region, CLOUD, cloud)));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void isThatOfEachAddress(ImmutableMap<String, ImmutableList<String>> lists) {
    ServiceTagCatalogue catalogue = catalogue(lists);
    for (List<Route> table : tables()) {
      Scene scene = Scene.unlisted().listing(catalogue).routes(table.toArray(Route[]::new));
      NetworkVerdict verdict = scene.verdict(CLASSIC_BATCH);
      Map<String, AddressSet> expected = dropped(table, lists);
      assertThat(stopped(verdict)).as("%s by %s", table, lists).isEqualTo(expected);
      if (verdict instanceof NetworkVerdict.Permitted permitted) {
        assertThat(scene.check(permitted.proof())).isEmpty();
      }
    }
  }

  private static ServiceTagCatalogue catalogue(Map<String, ImmutableList<String>> lists) {
    ServiceTagCatalogue.Builder catalogue =
        ServiceTagCatalogue.builder().cloud(Cloud.PUBLIC).changeNumber(1);
    lists.forEach(
        (name, prefixes) -> {
          catalogue.putTags(tag(name), Samples.set(prefixes.toArray(String[]::new)));
          catalogue.putListedPrefixes(
              tag(name),
              prefixes.stream().map(IpPrefix::parse).collect(ImmutableList.toImmutableList()));
        });
    return catalogue.build();
  }

  /** Each destination without a route, with one to the internet and with one to nowhere. */
  private static List<List<Route>> tables() {
    List<List<Route>> tables = new ArrayList<>();
    tables.add(ImmutableList.of());
    for (String destination : DESTINATIONS) {
      for (List<Route> table : ImmutableList.copyOf(tables)) {
        for (NextHopType hop : HOPS) {
          List<Route> more = new ArrayList<>(table);
          more.add(0, route("to " + destination, destination, hop));
          tables.add(more);
        }
      }
    }
    return tables;
  }

  private static Map<String, AddressSet> stopped(NetworkVerdict verdict) {
    Map<String, AddressSet> stopped = new TreeMap<>();
    if (verdict instanceof NetworkVerdict.Permitted) {
      return stopped;
    }
    assertThat(verdict).isInstanceOf(NetworkVerdict.Blocked.class);
    for (Blocker blocker : ((NetworkVerdict.Blocked) verdict).blockers()) {
      blocker
          .stopped()
          .products()
          .forEach(
              it -> stopped.merge(blocker.rule().rule(), it.destinations(), AddressSet::union));
    }
    return stopped;
  }

  /** Which addresses each route drops, asked one address after another. */
  private static Map<String, AddressSet> dropped(
      List<Route> table, Map<String, ImmutableList<String>> lists) {
    Map<String, AddressSet> dropped = new TreeMap<>();
    for (int host = 0; host < 16; host++) {
      AddressSet address = Samples.set("203.0.113." + host + "/32");
      InetAddress asked = address.first().orElseThrow();
      String winner = "";
      int length = 0;
      boolean drops = false;
      // The routes to networks come first, then that of the region: so Azure breaks ties.
      for (String destination : DESTINATIONS.reverse()) {
        for (Route route : table) {
          if (route.name().equals("to " + destination)) {
            for (IpPrefix prefix : prefixes(route, lists)) {
              boolean isLonger =
                  prefix.length() > length
                      || (prefix.length() == length
                          && winner.equals("to " + CLOUD)
                          && destination.equals(REGION));
              if (prefix.contains(asked) && isLonger) {
                winner = route.name();
                length = prefix.length();
                drops = route.nextHop() == NextHopType.NONE;
              }
            }
          }
        }
      }
      if (drops) {
        dropped.merge(winner, address, AddressSet::union);
      }
    }
    return dropped;
  }

  private static List<IpPrefix> prefixes(Route route, Map<String, ImmutableList<String>> lists) {
    return route.destination() instanceof RouteDestination.Network network
        ? ImmutableList.of(network.prefix())
        : lists.get(((RouteDestination.Tag) route.destination()).tag().toString()).stream()
            .map(IpPrefix::parse)
            .toList();
  }
}
