package io.github.batchcomm.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.io.ByteSource;
import com.google.common.io.CharSource;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bad service tag file is one clear problem. */
class BadServiceTagFileTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | `` | The document is empty",
        "hello | `` | The document is not JSON, or is cut off, at line 1",
        "{'values': [ | `` | is cut off, at line 1",
        "{'changeNumber': 1, 'cloud': 'China', 'values': []} {} | `` | More text follows",
        "[] | `` | Found an array, expected an object",
        "'Public' | `` | Found a string, expected an object",
        "null | `` | Found null, expected an object",
        "{} | `` | The document has no values, which would list service tags. Download",
        "{'cloud': 'China', 'values': []} | `` | The service tag file has no changeNumber",
        "{'changeNumber': 1, 'values': []} | `` | has no cloud, which is one of Public, Azure",
        "{'cloud': 'AzureGermany'} | /cloud | The cloud 'AzureGermany' is not known here, expected"
            + " one of Public, AzureGovernment, China. Take the file of the cloud",
        "{'cloud': ''} | /cloud | The string is empty",
        "{'cloud': 5} | /cloud | Found a number, expected a string",
        "{'changeNumber': 1.5} | /changeNumber | Found a number, expected a whole number",
        "{'changeNumber': 'x'} | /changeNumber | Found a string, expected a whole number",
        "{'changeNumber': 9223372036854775808} | /changeNumber | expected a whole number",
        "{'changeNumber': true} | /changeNumber | Found a boolean, expected a whole number",
        "{'changeNumber': null} | /changeNumber | Found null, expected a whole number",
        "{'values': {}} | /values | Found an object, expected an array",
        "{'values': null} | /values | Found null, expected an array",
        "{'nextLink': 1} | /nextLink | Found a number, expected a string",
        "{'cloud': 'China', 'cloud': 'China'} | /cloud | The name is given twice in one object",
        "{'changeNumber': 1, 'changeNumber': 1} | /changeNumber | The name is given twice",
        "{'values': [], 'values': []} | /values | The name is given twice",
      })
  void aFileWithAWrongValue(String json, String pointer, String text) {
    assertRefused(json, pointer, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "null | `` | Found null, expected an object",
        "[] | `` | Found an array, expected an object",
        "{} | `` | The service tag has no name. Download",
        "{'name': null} | /name | Found null, expected a string",
        "{'name': 'Azure Cloud'} | /name | 'Azure Cloud' is not a service tag: expected a name such"
            + " as BatchNodeManagement.WestEurope. Correct",
        "{'name': 'STORAGE'} | /name | The service tag 'Storage' is listed already at /values/0."
            + " Keep the one that is meant",
        "{'name': 'a', 'name': 'b'} | /name | The name is given twice",
        "{'name': 'a', 'properties': null} | /properties | Found null, expected an object",
        "{'name': 'a', 'properties': {}, 'properties': {}} | /properties | is given twice",
        "{'addressPrefixes': [], 'properties': {'addressPrefixes': []}} |"
            + " /properties/addressPrefixes | is given twice",
        "{'properties': {'addressPrefixes': '192.0.2.0/24'}} | /properties/addressPrefixes |"
            + " Found a string, expected an array",
      })
  void aTagWithAWrongValue(String tag, String pointer, String text) {
    assertRefused(
        "{'changeNumber': 1, 'cloud': 'Public', 'values': [{'name': 'Storage'}, " + tag + "]}",
        "/values/1" + pointer,
        text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'192.0.2.300/24' | '192.0.2.300/24' is not an IPv4 or IPv6 address or CIDR. Write a network"
            + " such as 203.0.113.0/24 or 2001:db8::/32",
        "'' | '' is not an IPv4 or IPv6 address or CIDR",
        "'192.0.2.0/33' | Prefix length 33 is outside 0 to 32 for 192.0.2.0. Write",
        "'2001:db8::/129' | Prefix length 129 is outside 0 to 128",
        "'fe80::1%eth0/64' | is not an IPv4 or IPv6 address",
        "'192.0.2.0-192.0.2.9' | is not an IPv4 or IPv6 address",
        "7 | Found a number, expected a string",
        "null | Found null, expected a string",
        "['192.0.2.0/24'] | Found an array, expected a string",
      })
  void aPrefixThatIsNone(String prefix, String text) {
    assertRefused(
        "{'values': [{'name': 'Storage'}, {'name': 'AzureCloud', 'properties':"
            + " {'addressPrefixes': ['192.0.2.0/24', '2001:db8::/32', "
            + prefix
            + "]}}]}",
        "/values/1/properties/addressPrefixes/2",
        text);
  }

  @Test
  void aFileThatIsNotUtf8() {
    byte[] overlong = {'{', '"', (byte) 0xC1, (byte) 0xA1, '"', ':', '1', '}'};
    assertRefused(ByteSource.wrap(overlong), "", "The document is not UTF-8");
    assertRefused(
        CharSource.wrap("{}").asByteSource(StandardCharsets.UTF_16),
        "",
        "The document is not UTF-8");
    assertRefused(CharSource.wrap("{}").asByteSource(StandardCharsets.UTF_16LE), "", "is not JSON");
  }

  @Test
  void aFileThatCannotBeRead() {
    assertRefused(Documents.missing(), "", "The document cannot be read: no such file");
  }

  @Test
  void aFileNestedTooDeep() {
    assertRefused("{\"a\":".repeat(300), "", "at most 200 levels");
  }

  @Test
  void theMessageNamesDocumentAndPlace() {
    assertThatExceptionOfType(UnreadableDocumentException.class)
        .isThrownBy(() -> ServiceTagFile.read(InventoryDocument.of("tags.json", "{\"cloud\": 1}")))
        .withMessage(
            "tags.json at /cloud: Found a number, expected a string. Correct the value, or export"
                + " the document again");
  }

  private static void assertRefused(String json, String pointer, String text) {
    assertRefused(
        CharSource.wrap(json.replace('\'', '"')).asByteSource(StandardCharsets.UTF_8),
        pointer,
        text);
  }

  private static void assertRefused(ByteSource content, String pointer, String text) {
    assertThatExceptionOfType(UnreadableDocumentException.class)
        .isThrownBy(() -> ServiceTagFile.read(new InventoryDocument("tags.json", content)))
        .satisfies(
            e -> {
              assertThat(e.problem().document()).isEqualTo("tags.json");
              assertThat(e.problem().pointer()).isEqualTo(pointer);
              assertThat(e.problem().text()).contains(text);
            });
  }
}
