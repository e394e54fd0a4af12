package io.github.batchcomm.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.ByteSource;
import com.google.common.primitives.Bytes;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.ServiceTagCatalogue;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Service tag files, in the shapes in which they can be had. */
class ServiceTagFileTest {

  /** As Microsoft publishes it every week. */
  private static final String WEEKLY =
      """
      {
        "changeNumber": 41,
        "cloud": "Public",
        "values": [
          {
            "name": "BatchNodeManagement",
            "id": "BatchNodeManagement",
            "properties": {
              "changeNumber": 7,
              "region": "",
              "regionId": 0,
              "platform": "Azure",
              "systemService": "BatchNodeManagement",
              "addressPrefixes": ["192.0.2.0/25", "203.0.113.0/24", "2001:db8:7::/48"],
              "networkFeatures": ["API", "NSG", "UDR", "FW"]
            }
          },
          {
            "name": "BatchNodeManagement.WestEurope",
            "id": "BatchNodeManagement.WestEurope",
            "properties": {
              "changeNumber": 2,
              "region": "westeurope",
              "regionId": 18,
              "platform": "Azure",
              "systemService": "BatchNodeManagement",
              "addressPrefixes": ["203.0.113.0/26"],
              "networkFeatures": null
            }
          }
        ]
      }
      """;

  /** As the Azure CLI prints what the Discovery API answers. */
  private static final String DISCOVERED =
      """
      {
        "changeNumber": "41",
        "cloud": "Public",
        "id": "/subscriptions/1/providers/Microsoft.Network/serviceTags/Public",
        "name": "Public",
        "nextLink": null,
        "type": "Microsoft.Network/serviceTags",
        "values": [
          {
            "id": "BatchNodeManagement.WestEurope",
            "name": "BatchNodeManagement.WestEurope",
            "properties": {
              "addressPrefixes": ["203.0.113.0/26"],
              "changeNumber": "2",
              "region": "westeurope",
              "systemService": "BatchNodeManagement"
            },
            "serviceTagChangeNumber": "41"
          },
          {
            "id": "BatchNodeManagement",
            "name": "BatchNodeManagement",
            "properties": {
              "addressPrefixes": ["192.0.2.0/25", "203.0.113.0/24", "2001:db8:7::/48"],
              "changeNumber": "7",
              "region": "",
              "systemService": "BatchNodeManagement"
            }
          }
        ]
      }
      """;

  private static final ServiceTag WEST_EUROPE = ServiceTag.parse("BatchNodeManagement.WestEurope");

  @Test
  void theWeeklyFile() {
    ServiceTagCatalogue catalogue = read(WEEKLY).catalogue();
    assertThat(catalogue.cloud()).isEqualTo(Cloud.PUBLIC);
    assertThat(catalogue.changeNumber()).isEqualTo(41);
    assertThat(catalogue.tags().keySet())
        .containsExactly(ServiceTag.BATCH_NODE_MANAGEMENT, WEST_EUROPE);
    assertThat(catalogue.addresses(ServiceTag.BATCH_NODE_MANAGEMENT))
        .hasValue(
            AddressSet.of(
                IpPrefix.parse("192.0.2.0/25"),
                IpPrefix.parse("203.0.113.0/24"),
                IpPrefix.parse("2001:db8:7::/48")));
    assertThat(catalogue.addresses(WEST_EUROPE))
        .hasValue(AddressSet.of(IpPrefix.parse("203.0.113.0/26")));
    assertThat(read(WEEKLY).notices()).isEmpty();
  }

  @Test
  void whatTheDiscoveryApiAnswersIsTheSameButMayLackTags() {
    ServiceTagFile discovered = read(DISCOVERED);
    assertThat(discovered.catalogue().complete()).isFalse();
    assertThat(
            new ServiceTagFile(
                ServiceTagCatalogue.builder().from(discovered.catalogue()).complete(true).build(),
                discovered.notices()))
        .isEqualTo(read(WEEKLY));
  }

  @Test
  void membersInAnotherOrder() {
    assertThat(
            read("{'values': [{'properties': {'addressPrefixes': ['192.0.2.0/24'], 'region': ''},"
                    + " 'id': 'x', 'name': 'Storage'}], 'cloud': 'Public', 'changeNumber': 1}")
                .catalogue())
        .isEqualTo(
            ServiceTagCatalogue.builder()
                .cloud(Cloud.PUBLIC)
                .changeNumber(1)
                .putTags(ServiceTag.STORAGE, AddressSet.of(IpPrefix.parse("192.0.2.0/24")))
                .complete(true)
                .build());
  }

  @Test
  void flattenedProperties() {
    assertThat(tagged("'name': 'Storage', 'addressPrefixes': ['192.0.2.0/24']").addresses(STORAGE))
        .hasValue(AddressSet.of(IpPrefix.parse("192.0.2.0/24")));
  }

  private static final ServiceTag STORAGE = ServiceTag.STORAGE;

  @Test
  void aPrefixWithinAnother() {
    ServiceTagCatalogue catalogue =
        tagged(
            "'name': 'Storage', 'addressPrefixes':"
                + " ['192.0.2.0/24', '198.51.100.0/24', '192.0.2.128/25', '192.0.2.128/25']");
    assertThat(catalogue.prefixes(STORAGE, AddressSet.ALL))
        .containsExactly(
            IpPrefix.parse("192.0.2.0/24"),
            IpPrefix.parse("192.0.2.128/25"),
            IpPrefix.parse("198.51.100.0/24"));
    assertThat(catalogue.addresses(STORAGE))
        .hasValue(AddressSet.of(IpPrefix.parse("192.0.2.0/24"), IpPrefix.parse("198.51.100.0/24")));
  }

  @Test
  void prefixesThatMakeUpAShorterOne() {
    assertThat(
            tagged("'name': 'Storage', 'addressPrefixes': ['192.0.2.0/25', '192.0.2.128/25']")
                .prefixes(STORAGE, AddressSet.of(IpPrefix.parse("192.0.2.7/32"))))
        .containsExactly(IpPrefix.parse("192.0.2.0/25"));
  }

  @Test
  void noListOfATagThatNeedsNone() {
    ServiceTagCatalogue catalogue =
        tagged(
            "'name': 'Storage', 'addressPrefixes':"
                + " ['198.51.100.0/24', '192.0.2.0/24', '192.0.2.0/24', '2001:db8::/32']");
    assertThat(catalogue.listedPrefixes()).isEmpty();
    assertThat(catalogue.prefixes(STORAGE, AddressSet.ALL)).hasSize(3);
  }

  @Test
  void aByteOrderMark() {
    byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    byte[] marked = Bytes.concat(mark, WEEKLY.getBytes(StandardCharsets.UTF_8));
    assertThat(ServiceTagFile.read(new InventoryDocument("tags", ByteSource.wrap(marked))))
        .isEqualTo(read(WEEKLY));
  }

  @ParameterizedTest
  @CsvSource({
    "Public, PUBLIC",
    "PUBLIC, PUBLIC",
    "AzureGovernment, US_GOVERNMENT",
    "azuregovernment, US_GOVERNMENT",
    "China, CHINA"
  })
  void cloudsAreReadInAnyCase(String name, Cloud cloud) {
    assertThat(read("{'changeNumber': 1, 'cloud': '" + name + "', 'values': []}").catalogue())
        .isEqualTo(
            ServiceTagCatalogue.builder().cloud(cloud).changeNumber(1).complete(true).build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'name': 'Storage', 'properties': {'addressPrefixes': []}",
        "'name': 'Storage', 'properties': {'addressPrefixes': null}",
        "'name': 'Storage', 'properties': {'region': ''}",
        "'name': 'Storage'"
      })
  void aTagWithoutPrefixesIsUnknown(String members) {
    ServiceTagCatalogue catalogue = tagged(members);
    assertThat(catalogue.tags()).containsKey(STORAGE);
    assertThat(catalogue.addresses(STORAGE)).isEmpty();
  }

  @Test
  void hostBitsAreClearedAndRemarkedOnce() {
    ServiceTagFile file =
        read(
            file(
                "{'name': 'Storage', 'properties': {'addressPrefixes':"
                    + " ['192.0.2.0/24', '198.51.100.77/24', '2001:db8::1/32']}}"));
    assertThat(file.catalogue().addresses(STORAGE))
        .hasValue(
            AddressSet.of(
                IpPrefix.parse("192.0.2.0/24"),
                IpPrefix.parse("198.51.100.0/24"),
                IpPrefix.parse("2001:db8::/32")));
    assertThat(file.notices())
        .containsExactly(
            new InventoryNotice(
                InventoryNotice.Kind.VALUE_NORMALISED,
                "tags.json",
                "/values/0/properties/addressPrefixes/1",
                "Here and in all at 2 places a prefix has host bits set, which are cleared, as"
                    + " Azure does. Nothing needs to be done, unless single addresses were meant"));
  }

  @Test
  void aListThatGoesOnIsRemarked() {
    ServiceTagFile file =
        read(
            "{'changeNumber': '1', 'cloud': 'Public', 'values': [],"
                + " 'nextLink': 'https://example.com/2'}");
    assertThat(file.notices())
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.kind()).isEqualTo(InventoryNotice.Kind.INCOMPLETE_LIST);
              assertThat(notice.pointer()).isEqualTo("/nextLink");
              assertThat(notice.text()).startsWith("The list of service tags goes on");
            });
  }

  @Test
  void anEmptyLinkLeadsToNoOtherPage() {
    ServiceTagFile file =
        read("{'changeNumber': '1', 'cloud': 'Public', 'values': [], 'nextLink': ''}");
    assertThat(file.catalogue().changeNumber()).isEqualTo(1);
    assertThat(file.notices()).isEmpty();
  }

  @Test
  void prefixesInAnyOrderAndOverlapping() {
    assertThat(
            tagged(
                    "'name': 'Storage', 'properties': {'addressPrefixes': ['2001:db8:1::/48',"
                        + " '203.0.113.0/24', '192.0.2.128/25', '192.0.2.0/24', '2001:db8::/48']}")
                .addresses(STORAGE))
        .hasValue(
            AddressSet.of(
                IpPrefix.parse("192.0.2.0/24"),
                IpPrefix.parse("203.0.113.0/24"),
                IpPrefix.parse("2001:db8::/47")));
  }

  private static ServiceTagCatalogue tagged(String members) {
    return read(file("{" + members + "}")).catalogue();
  }

  private static String file(String tags) {
    return "{'changeNumber': 1, 'cloud': 'Public', 'values': [" + tags + "]}";
  }

  private static ServiceTagFile read(String json) {
    return ServiceTagFile.read(InventoryDocument.of("tags.json", json.replace('\'', '"')));
  }
}
