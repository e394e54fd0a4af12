package io.github.batchcomm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids of Azure resources, and the references built on them. */
class ResourceIdTest {

  private static final String ACCOUNT =
      "/subscriptions/sub1/resourceGroups/rg1/providers/Microsoft.Batch/batchAccounts/acct1";
  private static final String NETWORK =
      "/subscriptions/sub1/resourceGroups/rg1/providers/Microsoft.Network/virtualNetworks/vnet1";

  @Nested
  class Reading {

    private final ResourceId pool = ResourceId.parse(ACCOUNT + "/pools/pool1");

    @Test
    void anIdTellsItsSubscriptionAndGroup() {
      assertThat(pool.subscription()).isEqualTo("sub1");
      assertThat(pool.resourceGroup()).isEqualTo("rg1");
    }

    @Test
    void theTypeOfANestedResourceNamesEveryLevel() {
      assertThat(pool.type()).isEqualTo("Microsoft.Batch/batchAccounts/pools");
    }

    @Test
    void theNameIsTheLastPart() {
      assertThat(pool.name()).isEqualTo("pool1");
    }

    @Test
    void theTypeIsComparedWithoutCase() {
      assertThat(pool.isOfType("microsoft.batch/BATCHACCOUNTS/pools")).isTrue();
      assertThat(pool.isOfType("Microsoft.Batch/batchAccounts")).isFalse();
    }

    @Test
    void theParentOfANestedResourceIsTheOneAbove() {
      assertThat(pool.parent()).hasValue(ResourceId.parse(ACCOUNT));
    }

    @Test
    void aResourceThatStandsByItselfHasNoParent() {
      assertThat(ResourceId.parse(ACCOUNT).parent()).isEmpty();
    }

    @Test
    void aTrailingSlashIsIgnored() {
      assertThat(ResourceId.parse(ACCOUNT + "/")).isEqualTo(ResourceId.parse(ACCOUNT));
    }

    @Test
    void idsCompareWithoutCase() {
      ResourceId shouted = ResourceId.parse(ACCOUNT.replace("acct1", "ACCT1"));
      assertThat(shouted)
          .isEqualTo(ResourceId.parse(ACCOUNT))
          .hasSameHashCodeAs(ResourceId.parse(ACCOUNT))
          .isEqualByComparingTo(ResourceId.parse(ACCOUNT));
    }

    @Test
    void anIdPrintsAsItWasGiven() {
      String text = ACCOUNT.replace("resourceGroups", "RESOURCEGROUPS");
      assertThat(ResourceId.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "/",
          "acct1",
          "/subscriptions/sub1",
          "/subscriptions/sub1/resourceGroups/rg1",
          "/subscriptions/sub1/resourceGroups/rg1/providers/Microsoft.Batch/batchAccounts",
          "/subscriptions/sub1/resourceGroups/rg1/providers/Microsoft.Batch/batchAccounts//",
          "/subscriptions//resourceGroups/rg1/providers/Microsoft.Batch/batchAccounts/acct1",
          "subscriptions/sub1/resourceGroups/rg1/providers/Microsoft.Batch/batchAccounts/acct1",
          "/subscriptions/sub1/groups/rg1/providers/Microsoft.Batch/batchAccounts/acct1",
          "[resourceId('Microsoft.Batch/batchAccounts', 'acct1')]"
        })
    void whatIsNoResourceIdIsRefused(String text) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ResourceId.parse(text))
          .withMessageStartingWith("'" + text + "' is not a resource id: expected /subscriptions/");
    }
  }

  @Nested
  class ReferencesToSubnets {

    @Test
    void aSubnetKnowsItsVirtualNetwork() {
      assertThat(SubnetReference.parse(NETWORK + "/subnets/nodes").virtualNetwork())
          .isEqualTo(new VirtualNetworkReference(ResourceId.parse(NETWORK)));
    }

    @Test
    void aSubnetOfTheClassicDeploymentModelIsOneToo() {
      String id = NETWORK.replace("Microsoft.Network", "Microsoft.ClassicNetwork");
      assertThat(SubnetReference.parse(id + "/subnets/nodes").virtualNetwork().id())
          .isEqualTo(ResourceId.parse(id));
    }

    @Test
    void subnetsOfOneIdAreEqualInAnyCase() {
      assertThat(SubnetReference.parse(NETWORK + "/subnets/nodes"))
          .isEqualTo(SubnetReference.parse(NETWORK + "/SUBNETS/Nodes"));
    }

    @Test
    void whatIsNoSubnetIsRefused() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SubnetReference.parse(NETWORK))
          .withMessage(
              "'%s' is not the id of a subnet: expected …/virtualNetworks/…/subnets/…", NETWORK);
    }

    @Test
    void whatIsNoVirtualNetworkIsRefused() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new VirtualNetworkReference(ResourceId.parse(ACCOUNT)))
          .withMessage("'%s' is not the id of a virtual network", ACCOUNT);
    }
  }
}
