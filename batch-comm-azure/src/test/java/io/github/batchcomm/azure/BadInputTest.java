package io.github.batchcomm.azure;

import static io.github.batchcomm.azure.Documents.ACCOUNT;
import static io.github.batchcomm.azure.Documents.REST_ACCOUNT;
import static io.github.batchcomm.azure.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.ByteSource;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A bad document is one clear problem, adds nothing, and keeps no other from being read. */
class BadInputTest {

  @Test
  void anEmptyFile() {
    assertRefused("", "", "The document is empty. Export it again");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFEFF", "  \n "})
  void aFileWithNothingButSpace(String text) {
    assertRefused(text, "", "The document is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "<xml/>", "{'a': 1}", "{\"a\": NaN}", "{\"a\": 1,}", "//"})
  void aFileThatIsNotJson(String text) {
    assertRefused(text, "", "The document is not JSON, or is cut off, at line 1, column");
  }

  @Test
  void aFileThatIsCutOff() {
    String cut = REST_ACCOUNT.substring(0, REST_ACCOUNT.length() / 2);
    assertRefused(cut, "", "is cut off, at line");
  }

  @Test
  void aFileWithTextAfterItsEnd() {
    assertRefused(ACCOUNT + ACCOUNT, "", "More text follows after the end");
    assertRefused(ACCOUNT + "]", "", "The document is not JSON");
  }

  @ParameterizedTest
  @CsvSource({"1, a number", "true, a boolean", "null, null", "\"hello\", 'hello'"})
  void aFileThatHoldsAScalarOnly(String text, String kind) {
    assertRefused(
        text, "", "Found " + kind.replaceAll("^hello$", "'hello'") + ", expected an object");
  }

  @Test
  void aNameThatIsGivenTwice() {
    assertRefused("[{\"a/b\": {\"id\": 1, \"id\": 2}}]", "/0/a~1b/id", "The name is given twice");
  }

  @Test
  void aFileNestedAHundredThousandDeep() {
    assertRefused("[".repeat(100_000), "", "at most 200 levels");
    assertRefused("{\"a\":".repeat(100_000), "", "at most 200 levels");
  }

  @Test
  void aFileNestedAsDeepAsIsAllowed() {
    String deep = "[".repeat(200) + "]".repeat(200);
    AzureInventory inventory = Documents.read(deep);
    assertThat(inventory.problems()).isEmpty();
  }

  @Test
  void aStringOfOneGigabyte() {
    assertRefused(new Endless("[\"", "x", 1L << 30), "", "1 MiB for one string");
  }

  @Test
  void aNameOfOneGigabyte() {
    assertRefused(new Endless("{\"", "x", 1L << 30), "", "goes beyond what is read");
  }

  @Test
  void aNumberOfOneGigabyte() {
    assertRefused(new Endless("[", "1", 1L << 30), "", "goes beyond what is read");
  }

  @Test
  void oneGigabyteOfSpace() {
    assertRefused(new Endless("[", " ", 1L << 30), "", "64 MiB");
  }

  @Test
  void moreValuesThanMemoryIsMeantFor() {
    assertRefused(new Endless("[0", ",0", 60L << 20), "", "2000000 tokens");
  }

  @Test
  void aFileThatIsNotUtf8() {
    for (Charset charset :
        List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1)) {
      byte[] bytes = ACCOUNT.replace("acct1", "äccöunt").getBytes(charset);
      AzureInventory inventory = readBesideAGoodOne(ByteSource.wrap(bytes));
      assertThat(inventory.problems()).as(charset.name()).hasSize(1);
    }
    assertRefused(
        ByteSource.wrap(new byte[] {'[', '"', (byte) 0xC0, (byte) 0x80, '"', ']'}),
        "",
        "The document is not UTF-8. Save it as UTF-8");
    assertRefused(
        ByteSource.wrap(new byte[] {'[', '1', ']', (byte) 0xE2, (byte) 0x82}), "", "not UTF-8");
  }

  @Test
  void aFileThatCannotBeRead() {
    assertRefused(Documents.missing(), "", "The document cannot be read: no such file. Check");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'name': 5 | /name | Found a number, expected a string",
        "'name': '' | /name | The string is empty",
        "'location': null | /location | Found null, expected a string",
        "'location': 'west-europe!' | /location | is not a region",
        "'id': 'acct1' | /id | is not a resource id",
        "'properties': 'none' | /properties | Found 'none', expected an object",
        "'properties': {'autoStorage': []} | /properties/autoStorage | Found an array",
        "'autoStorage': {'storageAccountId': 'st1'} | /autoStorage/storageAccountId | resource id",
        "'publicNetworkAccess': true | /publicNetworkAccess | Found a boolean",
        "'networkProfile': 1 | /networkProfile | Found a number, expected an object",
        "'networkProfile': {'accountAccess': {'ipRules': [{}]}} |"
            + " /networkProfile/accountAccess/ipRules/0 | has no value",
        "'networkProfile': {'accountAccess': {'ipRules': [{'value': '192.0.2.300'}]}} |"
            + " /networkProfile/accountAccess/ipRules/0/value | is not an IPv4 or IPv6 address",
        "'privateEndpointConnections': {} | /privateEndpointConnections | expected an array",
        "'privateEndpointConnections': [null] | /privateEndpointConnections/0 | Found null",
        "'accountEndpoint': 'two words' | /accountEndpoint | is not a host name",
      })
  void anAccountWithAWrongValue(String member, String pointer, String text) {
    assertRefused(with(ACCOUNT, member), pointer, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'currentDedicatedNodes': 'three' | /currentDedicatedNodes | Found 'three', expected a whole",
        "'currentDedicatedNodes': 1.5 | /currentDedicatedNodes | expected a whole number",
        "'currentDedicatedNodes': -1 | /currentDedicatedNodes | -1 is outside 0 to 2147483647",
        "'currentDedicatedNodes': 3000000000 | /currentDedicatedNodes | is outside 0 to",
        "'currentDedicatedNodes': 1e999 | /currentDedicatedNodes | expected a whole number",
        "'creationTime': '2022-01-10' | /creationTime | is not an instant",
        "'creationTime': '2022-02-30T00:00:00Z' | /creationTime | is not an instant",
        "'creationTime': 1641801600 | /creationTime | Found a number, expected a string",
        "'vmSize': 's', 'cloudServiceConfiguration': 1 | /cloudServiceConfiguration | an object",
        "'virtualMachineConfiguration': {}, 'cloudServiceConfiguration': {} | `` | has both",
        "'networkConfiguration': 'none' | /networkConfiguration | expected an object",
        "'networkConfiguration': {'subnetId': 'nodes'} | /networkConfiguration/subnetId | resource",
        "'networkConfiguration': {'publicIPs': 'a'} | /networkConfiguration/publicIPs | an array",
        "'networkConfiguration': {'endpointConfiguration': {'inboundNatPools': [{}]}} |"
            + " /networkConfiguration/endpointConfiguration/inboundNatPools/0 | has no protocol",
        "'url': 'not a url' | /url | is not a URL",
      })
  void aPoolWithAWrongValue(String member, String pointer, String text) {
    assertRefused(with("{\"id\": \"p\", \"allocationState\": \"steady\"}", member), pointer, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'endpoints': [1] | /value/0/endpoints/0 | Found a number",
        "'endpoints': [{}] | /value/0/endpoints/0 | has no domainName",
        "'endpoints': [{'domainName': 'a b'}] | /value/0/endpoints/0/domainName | not a host name",
        "'endpoints': [{'domainName': 'a', 'endpointDetails': [{'port': 70000}]}] |"
            + " /value/0/endpoints/0/endpointDetails/0/port | outside 0 to 65535",
      })
  void aDependencyListWithAWrongValue(String member, String pointer, String text) {
    String list = "{\"value\": [" + with("{\"category\": \"Azure Batch\"}", member) + "]}";
    assertRefused(list, pointer, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'name': '[parameters(`n`)]' | /name",
        "'location': '[resourceGroup().location]' | /location",
        "'properties': '[variables(`p`)]' | /properties",
        "'properties': {'publicNetworkAccess': '[parameters(`a`)]'} |"
            + " /properties/publicNetworkAccess",
        "'properties': {'privateEndpointConnections': '[concat(`a`, `b`)]'} |"
            + " /properties/privateEndpointConnections",
      })
  void anExpressionWhereALiteralValueIsNeeded(String member, String pointer) {
    assertRefused(
        with(ACCOUNT, member),
        pointer,
        "is an expression of a template, and only literal values can be read. Export the resource"
            + " as it is, with 'az batch account show'");
  }

  @Test
  void anExpressionThatIsNotNeededIsPassedOver() {
    AzureInventory inventory =
        Documents.read(
            with(ACCOUNT, "'tags': {'owner': '[parameters(`o`)]'}"),
            "{\"type\": \"Microsoft.Network/virtualNetworks\", \"name\": \"[parameters('v')]\"}");
    assertThat(inventory.problems()).isEmpty();
    assertThat(inventory.accounts()).hasSize(1);
  }

  @Test
  void twoOpeningBracketsAreNoExpression() {
    assertThat(Documents.account(with(ACCOUNT, "'name': '[[acct]'")).name()).isEqualTo("[[acct]");
  }

  @Test
  void anAccountWithoutLocation() {
    assertRefused(
        "[" + ACCOUNT.replace("\"location\"", "\"place\"") + "]", "/0", "has no location");
  }

  @Test
  void aBadResourceKeepsTheWholeDocumentOut() {
    String list = "[" + ACCOUNT.replace("acct1", "acct8") + ", " + with(ACCOUNT, "'name': 5") + "]";
    assertRefused(list, "/1/name", "Found a number");
  }

  @Test
  void aValueIsShownWithoutWhatUpsetsATerminalAndNotInFull() {
    String value = "\\u001b[31m" + "long".repeat(10_000);
    AzureInventory inventory = Documents.read(with(ACCOUNT, "'location': '" + value + "'"));
    assertThat(inventory.problems().get(0).text())
        .hasSizeLessThan(1_000)
        .doesNotContain("\u001b")
        .contains("?[31m");
  }

  /** A document that is all there was before, with one member more or changed. */
  private static String with(String json, String member) {
    String quoted = member.replace('\'', '"').replace('`', '\'');
    String name = quoted.substring(1, quoted.indexOf('"', 1));
    String without = json.strip().replaceAll("\"" + name + "\": \"[^\"]*\",?", "");
    return "{" + quoted + ", " + without.substring(1).replaceAll(",\\s*}$", "}");
  }

  private static void assertRefused(String json, String pointer, String text) {
    assertRefused(ByteSource.wrap(json.getBytes(StandardCharsets.UTF_8)), pointer, text);
  }

  private static void assertRefused(ByteSource bytes, String pointer, String text) {
    AzureInventory inventory = readBesideAGoodOne(bytes);
    assertThat(inventory.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.document()).isEqualTo("bad");
              assertThat(problem.pointer()).isEqualTo(pointer);
              assertThat(problem.text()).contains(text);
            });
    assertThat(inventory.unrecognised()).isEmpty();
    assertThat(inventory.notices()).isEmpty();
    assertThat(inventory.accounts())
        .singleElement()
        .satisfies(it -> assertThat(it.pools()).isEmpty());
  }

  private static AzureInventory readBesideAGoodOne(ByteSource bytes) {
    return AzureInventory.read(
        List.of(document("bad", bytes), document("good", ACCOUNT.replace("acct1", "acct2"))));
  }

  /** Bytes that are made while they are read: a beginning and then the same again and again. */
  private static final class Endless extends ByteSource {

    private final byte[] beginning;
    private final byte[] repeated;
    private final long length;

    Endless(String beginning, String repeated, long length) {
      this.beginning = beginning.getBytes(StandardCharsets.UTF_8);
      this.repeated = repeated.getBytes(StandardCharsets.UTF_8);
      this.length = length;
    }

    @Override
    public InputStream openStream() {
      return new InputStream() {
        private long position;

        @Override
        public int read() {
          return position < length ? at(position++) : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int most) {
          if (position >= length) {
            return -1;
          }
          int count = (int) Math.min(most, length - position);
          for (int i = 0; i < count; i++) {
            buffer[offset + i] = at(position++);
          }
          return count;
        }
      };
    }

    private byte at(long position) {
      return position < beginning.length
          ? beginning[(int) position]
          : repeated[(int) ((position - beginning.length) % repeated.length)];
    }
  }
}
