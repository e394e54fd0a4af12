package io.github.batchcomm.azure;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.EffectiveRoute;
import io.github.batchcomm.model.EffectiveRoutes;
import io.github.batchcomm.model.NextHopType;
import java.util.List;

/** Reads the routes that are effective on one network interface. */
final class EffectiveRoutesReader {

  private static final String ROUTE = "The effective route";

  private EffectiveRoutesReader() {}

  static EffectiveRoutes read(List<JsonCursor> routes, Notices notices) {
    return new EffectiveRoutes(
        routes.stream()
            .map(route -> entry(route, notices))
            .collect(ImmutableList.toImmutableList()));
  }

  private static EffectiveRoute entry(JsonCursor json, Notices notices) {
    return EffectiveRoute.of(
        json.filled("name").map(JsonCursor::text),
        notices.constant(
            json.property("source"), EffectiveRoute.Origin.class, EffectiveRoute.Origin.UNKNOWN),
        Ascii.equalsIgnoreCase(json.required(ROUTE, "state").text(), "Active"),
        new AddressReader(notices).prefixes(json.list("addressPrefix")),
        nextHop(json),
        AddressReader.addresses(RuleFieldsReader.values(json, "nextHopIpAddress")).asList());
  }

  /** Of a peering with another region Azure says so, which makes no difference here. */
  private static NextHopType nextHop(JsonCursor json) {
    String name = json.required(ROUTE, "nextHopType").text();
    return Ascii.equalsIgnoreCase(name, "VNetGlobalPeering")
        ? NextHopType.VNET_PEERING
        : RuleFieldsReader.constant(json, ROUTE, "nextHopType", NextHopType.class);
  }
}
