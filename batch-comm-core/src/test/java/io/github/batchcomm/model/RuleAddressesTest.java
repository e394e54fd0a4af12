package io.github.batchcomm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an entry of a rule is read as. */
class RuleAddressesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "westeurope-Storage",
        "nodes.batch.example.com",
        "example.com",
        "example.de",
        "*.example.com",
        "https://example.com/",
        "/subscriptions/s/resourceGroups/g",
        "Any where",
        "Storage_WestEurope",
        "Storage.",
        "Storage.West.Europe"
      })
  void aTextThatIsNoAddressAndCanBeNoTagIsKept(String text) {
    RuleAddresses read = RuleAddresses.parse(text);
    assertThat(read.unreadable()).containsExactly(text);
    assertThat(read.tags()).isEmpty();
    assertThat(read.isLiteral()).isFalse();
    assertThat(read).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.0.0.256", "10.0.0.0/33", "fe80:::1", "fe80::/129"})
  void aTextThatIsWrittenLikeAnAddressAndIsNoneIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> RuleAddresses.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Storage", "Dead", "AzureFrontDoor.FirstParty", "Sql.moonbase1"})
  void aTextThatATagCouldHaveIsATag(String text) {
    assertThat(RuleAddresses.parse(text)).isEqualTo(RuleAddresses.of(ServiceTag.parse(text)));
  }

  @ParameterizedTest
  @CsvSource({
    "westeurope-Storage, Storage.WestEurope",
    "Storage_WestEurope, Storage.WestEurope",
    "uksouth-batchnodemanagement, BatchNodeManagement.UKSouth",
    "AzureCloud germanywestcentral, AzureCloud.germanywc",
    "eastus-QuantumFoundry, QuantumFoundry.EastUS",
    "'Storage ', Storage"
  })
  void aServiceAndARegionSuggestTheirTag(String text, String tag) {
    assertThat(ServiceTag.meantBy(text)).contains(ServiceTag.parse(tag));
  }

  @Test
  void otherTextsSuggestNothing() {
    assertThat(ServiceTag.meantBy("nodes.batch.example.com")).isEmpty();
    assertThat(ServiceTag.meantBy("some-thing")).isEmpty();
    assertThat(ServiceTag.meantBy("Storage.WestEurope")).isEmpty();
  }
}
