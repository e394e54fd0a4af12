package io.github.batchcomm.endpoint;

import static io.github.batchcomm.model.CommunicationModel.SIMPLIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.Flows;
import io.github.batchcomm.TestInventory;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.StorageUse;
import io.github.batchcomm.model.Workload;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** That flows go to the storage accounts that a pool's own document shows. */
class StoragePartiesTest {

  private static final StorageUse SHARE = share("films.file.core.windows.net");
  private static final StorageUse TOOLS =
      new StorageUse(
          Workload.RESOURCE_FILES,
          new StorageUse.Host(new HostName("tools.blob.core.windows.net")));
  private static final StorageUse OWN_FILES =
      new StorageUse(Workload.RESOURCE_FILES, new StorageUse.AutoStorage());

  @Test
  void aShareThatThePoolMountsNeedsNoDeclaration() {
    assertThat(lines(Optional.empty(), SHARE))
        .contains("REQUIRED OUTBOUND TCP 445 films.file.core.windows.net");
  }

  @Test
  void aDeclaredMountGoesToTheShareThatThePoolShows() {
    assertThat(lines(Optional.of(ImmutableSet.of(Workload.AZURE_FILES_MOUNT)), SHARE))
        .contains("REQUIRED OUTBOUND TCP 445 films.file.core.windows.net")
        .doesNotContain("REQUIRED OUTBOUND TCP 445 Storage.WestEurope");
  }

  @Test
  void eachShareHasAFlowOfItsOwn() {
    assertThat(lines(Optional.empty(), SHARE, share("sound.file.core.windows.net")))
        .contains(
            "REQUIRED OUTBOUND TCP 445 films.file.core.windows.net",
            "REQUIRED OUTBOUND TCP 445 sound.file.core.windows.net");
  }

  @Test
  void filesOfTheStartTaskComeFromTheirAccount() {
    assertThat(lines(Optional.empty(), TOOLS))
        .contains("REQUIRED OUTBOUND TCP 443 tools.blob.core.windows.net")
        .doesNotContain("REQUIRED OUTBOUND TCP 443 Storage.WestEurope");
  }

  @Test
  void declaredResourceFilesMayBeInFurtherAccounts() {
    assertThat(lines(Optional.of(ImmutableSet.of(Workload.RESOURCE_FILES)), TOOLS))
        .contains(
            "REQUIRED OUTBOUND TCP 443 tools.blob.core.windows.net",
            "REQUIRED OUTBOUND TCP 443 Storage.WestEurope");
  }

  @Test
  void aBlobMountNamesItsAccount() {
    assertThat(
            lines(
                Optional.empty(),
                new StorageUse(Workload.BLOB_MOUNT, new StorageUse.Account("films"))))
        .contains(
            "REQUIRED OUTBOUND TCP 443 films.blob.core.windows.net",
            "REQUIRED OUTBOUND TCP 443 packages.microsoft.com");
  }

  @Test
  void filesOfTheAutoStorageAccountComeFromThere() {
    BatchAccount account =
        TestInventory.account().toBuilder()
            .autoStorage(
                Presence.of(
                    ResourceId.parse(
                        TestInventory.GROUP + "Microsoft.Storage/storageAccounts/auto1")))
            .build();
    assertThat(Flows.lines(flows(account, pool(Optional.empty(), OWN_FILES))))
        .contains("REQUIRED OUTBOUND TCP 443 auto1.blob.core.windows.net")
        .doesNotContain("REQUIRED OUTBOUND TCP 443 Storage.WestEurope");
  }

  @Test
  void filesOfAnAutoStorageAccountThatIsNotShownMayComeFromAllOfStorage() {
    BatchAccount account =
        TestInventory.account().toBuilder().autoStorage(Presence.unknown()).build();
    assertThat(Flows.lines(flows(account, pool(Optional.empty(), OWN_FILES))))
        .contains("REQUIRED OUTBOUND TCP 443 Storage.WestEurope");
  }

  @Test
  void aShareOfAServerElsewhereIsNoFlowToStorageUnlessDeclared() {
    StorageUse elsewhere = share("files.example.net");
    assertThat(lines(Optional.empty(), elsewhere)).noneMatch(it -> it.contains("445"));
    assertThat(lines(Optional.of(ImmutableSet.of(Workload.AZURE_FILES_MOUNT)), elsewhere, SHARE))
        .contains(
            "REQUIRED OUTBOUND TCP 445 films.file.core.windows.net",
            "REQUIRED OUTBOUND TCP 445 Storage.WestEurope");
  }

  @Test
  void anExportInStorageIsCalledThere() {
    assertThat(
            lines(
                Optional.empty(),
                new StorageUse(
                    Workload.NFS_MOUNT,
                    new StorageUse.Host(new HostName("films.blob.core.windows.net")))))
        .contains("REQUIRED OUTBOUND TCP 2049 films.blob.core.windows.net")
        .doesNotContain("REQUIRED OUTBOUND TCP 2049 *");
  }

  @Test
  void theUnionHasThemToo() {
    assertThat(
            Flows.lines(
                new RequiredEndpoints(Editions.latest())
                    .union(TestInventory.account(), pool(Optional.empty(), SHARE))))
        .contains("REQUIRED OUTBOUND TCP 445 films.file.core.windows.net");
  }

  private static StorageUse share(String host) {
    return new StorageUse(Workload.AZURE_FILES_MOUNT, new StorageUse.Host(new HostName(host)));
  }

  private static ImmutableList<String> lines(
      Optional<ImmutableSet<Workload>> declared, StorageUse... uses) {
    return ImmutableList.copyOf(Flows.lines(flows(TestInventory.account(), pool(declared, uses))));
  }

  private static BatchPool pool(Optional<ImmutableSet<Workload>> declared, StorageUse... uses) {
    return TestInventory.poolInCustomerNetwork().toBuilder()
        .workloads(declared)
        .addStorageUses(uses)
        .build();
  }

  private static ImmutableList<RequiredEndpoint> flows(BatchAccount account, BatchPool pool) {
    return new RequiredEndpoints(Editions.latest())
        .forModels(account, pool, ImmutableSet.of(SIMPLIFIED));
  }
}
