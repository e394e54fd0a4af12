package io.github.batchcomm.azure;

import io.github.batchcomm.model.Contradiction;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Route;
import io.github.batchcomm.model.RouteDestination;
import io.github.batchcomm.model.ServiceTag;
import java.net.InetAddress;
import java.util.Optional;

/** Reads a route table, and a route by itself. */
final class RouteTableReader {

  private static final String ROUTE = "The route";

  private RouteTableReader() {}

  static void read(JsonCursor json, ResourceId id, NetworkSightings sightings) {
    sightings
        .content()
        .addRouteTables(
            sightings.at(
                json,
                new NetworkContent.Table(
                    id, json.given("disableBgpRoutePropagation").map(JsonCursor::truth))));
    sightings.addBelongings(json, Contradiction.Property.ROUTE_TABLE, id, "subnets");
    Optional<JsonCursor> routes = json.given("routes");
    if (routes.isEmpty()) {
      sightings
          .notices()
          .addPartial(
              json,
              "Route table '" + Quoted.text(id.name()) + "'",
              "routes",
              "az network route-table show");
      return;
    }
    sightings
        .routes()
        .addNested(id, routes.get(), "routes", route -> route(route, sightings.notices()));
  }

  static Route route(JsonCursor json, Notices notices) {
    String name = lastPart(json.required(ROUTE, "name").text());
    RouteDestination destination = destination(json.required(ROUTE, "addressPrefix"), notices);
    NextHopType nextHop = RuleFieldsReader.constant(json, ROUTE, "nextHopType", NextHopType.class);
    Optional<InetAddress> address = json.filled("nextHopIpAddress").map(JsonCursor::address);
    return json.checked(() -> Route.of(name, destination, nextHop, address));
  }

  private static RouteDestination destination(JsonCursor text, Notices notices) {
    boolean isNetwork = text.text().indexOf('/') >= 0 || text.text().indexOf(':') >= 0;
    if (isNetwork || Character.isDigit(text.text().charAt(0))) {
      return new RouteDestination.Network(new AddressReader(notices).prefix(text));
    }
    if (!ServiceTag.isName(text.text())) {
      throw text.invalid(
          "'"
              + Quoted.text(text.text())
              + "' is no network and can be no service tag. "
              + ServiceTag.meantBy(text.text())
                  .map(it -> "Write " + it + " if that is meant")
                  .orElse("Correct the value, or export the document again"));
    }
    return new RouteDestination.Tag(text.parsed(ServiceTag::parse));
  }

  private static String lastPart(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
