package io.github.batchcomm.edition;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.edition.EndpointRequirement.Always;
import io.github.batchcomm.edition.EndpointRequirement.ForConvenience;
import io.github.batchcomm.edition.EndpointRequirement.ForWorkloads;
import io.github.batchcomm.edition.EndpointRequirement.Occasion;
import io.github.batchcomm.edition.EndpointRequirement.OverPrivateEndpoint;
import io.github.batchcomm.edition.EndpointRequirement.OverPublicEndpoint;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.Workload;
import java.util.Optional;

/** The flows that pools need: those of the page itself, and those of pages beside it. */
final class Requirements {

  private static final ImmutableSortedSet<CommunicationModel> CLASSIC =
      ImmutableSortedSet.of(CommunicationModel.CLASSIC);
  private static final ImmutableSortedSet<CommunicationModel> SIMPLIFIED =
      ImmutableSortedSet.of(CommunicationModel.SIMPLIFIED);
  private static final ImmutableSortedSet<CommunicationModel> BOTH =
      ImmutableSortedSet.of(CommunicationModel.CLASSIC, CommunicationModel.SIMPLIFIED);

  private static final ImmutableSortedSet<Protocol> TCP = ImmutableSortedSet.of(Protocol.TCP);
  private static final ImmutableSortedSet<Protocol> UDP = ImmutableSortedSet.of(Protocol.UDP);
  private static final ImmutableSortedSet<PortRange> HTTPS =
      ImmutableSortedSet.of(PortRange.of(443));

  private static final Occasion CALLS_TO_BATCH =
      new ForWorkloads(
          ImmutableSet.of(Workload.JOB_MANAGER_TASKS, Workload.TASKS_CALLING_BATCH),
          true,
          "Needed by tasks that call Batch themselves, Job Manager tasks for one");

  private static final String BEHIND_PRIVATE_LINK =
      "Batch reaches nodes without public IP addresses through a private link service; whether that"
          + " traffic carries this tag is not documented";

  private Requirements() {}

  /** The flows of an edition in which the simplified rule names TCP. */
  static ImmutableList<Clause<EndpointRequirement>> preview(Source rules) {
    return ImmutableList.<Clause<EndpointRequirement>>builder()
        .addAll(classic(Optional.empty(), rules))
        .add(simplified(ImmutableSortedSet.of(), rules))
        .addAll(cloudServices())
        .addAll(workloads())
        .build();
  }

  /** The flows of an edition in which the simplified rule names any protocol. */
  static ImmutableList<Clause<EndpointRequirement>> anyProtocol(Source rules) {
    return ImmutableList.<Clause<EndpointRequirement>>builder()
        .addAll(classic(Optional.of(BEHIND_PRIVATE_LINK), rules))
        .add(simplified(UDP, rules))
        .add(
            clause(
                outbound("simplified-private-endpoint-outbound", SIMPLIFIED)
                    .remote(new Remote.NodeManagementPrivateEndpoint())
                    .occasion(new OverPrivateEndpoint())
                    .build(),
                Sources.simplifiedWithoutPublicIp("Prerequisites")))
        .addAll(cloudServices())
        .addAll(workloads())
        .build();
  }

  private static ImmutableList<Clause<EndpointRequirement>> classic(
      Optional<String> doubtWithoutPublicIp, Source rules) {
    return ImmutableList.of(
        clause(
            builder("classic-node-management-inbound", Direction.INBOUND, CLASSIC)
                .ports(ImmutableSortedSet.of(new PortRange(29_876, 29_877)))
                .remote(new Remote.RegionalService(ServiceTag.BATCH_NODE_MANAGEMENT))
                .doubtWithoutPublicIp(doubtWithoutPublicIp)
                .build(),
            rules),
        clause(
            outbound("classic-storage-outbound", CLASSIC)
                .remote(new Remote.RegionalService(ServiceTag.STORAGE))
                .build(),
            rules),
        clause(
            outbound("classic-batch-outbound", CLASSIC)
                .remote(new Remote.RegionalService(ServiceTag.BATCH_NODE_MANAGEMENT))
                .occasion(CALLS_TO_BATCH)
                .build(),
            rules));
  }

  private static Clause<EndpointRequirement> simplified(
      ImmutableSortedSet<Protocol> advisory, Source rules) {
    return clause(
        outbound("simplified-node-management-outbound", SIMPLIFIED)
            .advisoryProtocols(advisory)
            .remote(new Remote.RegionalService(ServiceTag.BATCH_NODE_MANAGEMENT))
            .occasion(new OverPublicEndpoint())
            .build(),
        rules);
  }

  private static ImmutableList<Clause<EndpointRequirement>> cloudServices() {
    Source source = Sources.virtualNetworkPage("Pools in the Cloud Services Configuration");
    return ImmutableList.of(
        clause(
            builder("cloud-services-inbound", Direction.INBOUND, CLASSIC)
                .ports(
                    ImmutableSortedSet.of(
                        PortRange.of(10_100), PortRange.of(20_100), PortRange.of(30_100)))
                .remote(new Remote.Anywhere())
                .addConfigurations(PoolConfiguration.CLOUD_SERVICES)
                .build(),
            source),
        clause(
            outbound("cloud-services-outbound", CLASSIC)
                .advisoryProtocols(UDP)
                .remote(new Remote.Anywhere())
                .addConfigurations(PoolConfiguration.CLOUD_SERVICES)
                .build(),
            source));
  }

  private static ImmutableList<Clause<EndpointRequirement>> workloads() {
    Source guide = Sources.migrationGuide("Potential impact");
    Source mounts = Sources.virtualFileMountPage("Networking requirements");
    Source dependencies = Sources.dependencyExample("Azure Key Vault");
    Source common = Sources.inferred("from the services these workloads call");
    return ImmutableList.of(
        clause(
            workload(
                    "workload-storage-outbound",
                    "Needed by application packages, resource files, output files and blob"
                        + " mounts; may be narrowed to the storage accounts in use",
                    Workload.APPLICATION_PACKAGES,
                    Workload.RESOURCE_FILES,
                    Workload.OUTPUT_FILES,
                    Workload.BLOB_MOUNT)
                .remote(new Remote.RegionalService(ServiceTag.STORAGE))
                .build(),
            guide),
        clause(
            workload(
                    "workload-smb-outbound",
                    "Needed by Azure Files and CIFS mounts",
                    Workload.AZURE_FILES_MOUNT)
                .ports(ImmutableSortedSet.of(PortRange.of(445)))
                .remote(new Remote.RegionalService(ServiceTag.STORAGE))
                .build(),
            mounts),
        clause(
            workload(
                    "workload-packages-outbound",
                    "Needed by blob mounts, which install a driver",
                    Workload.BLOB_MOUNT)
                .remote(new Remote.Host(new HostName("packages.microsoft.com")))
                .build(),
            mounts),
        clause(
            workload("workload-nfs-outbound", "Needed by NFS mounts", Workload.NFS_MOUNT)
                .ports(ImmutableSortedSet.of(PortRange.of(2049)))
                .remote(new Remote.Anywhere())
                .build(),
            mounts),
        clause(
            workload(
                    "workload-key-vault-outbound",
                    "Needed by disk encryption where the machine size has no encryption at host",
                    Workload.DISK_ENCRYPTION)
                .remote(new Remote.RegionalService(ServiceTag.AZURE_KEY_VAULT))
                .build(),
            dependencies),
        clause(
            workload(
                    "workload-container-registry-outbound",
                    "Needed to pull containers from Azure Container Registry; their layers come"
                        + " from Storage",
                    Workload.CONTAINERS)
                .remote(new Remote.RegionalService(ServiceTag.AZURE_CONTAINER_REGISTRY))
                .build(),
            common),
        clause(
            workload(
                    "workload-container-layers-outbound",
                    "Needed to pull the layers of containers in Azure Container Registry",
                    Workload.CONTAINERS)
                .remote(new Remote.RegionalService(ServiceTag.STORAGE))
                .build(),
            common),
        clause(
            workload(
                    "workload-microsoft-registry-outbound",
                    "Needed to pull Microsoft's own containers",
                    Workload.CONTAINERS)
                .remote(new Remote.GlobalService(ServiceTag.MICROSOFT_CONTAINER_REGISTRY))
                .build(),
            common),
        clause(
            workload(
                    "workload-front-door-outbound",
                    "Needed to pull Microsoft's own containers, whose content Front Door serves",
                    Workload.CONTAINERS)
                .remote(new Remote.GlobalService(ServiceTag.AZURE_FRONT_DOOR_FIRST_PARTY))
                .build(),
            common),
        clause(
            workload(
                    "workload-entra-outbound",
                    "Needed by managed identities and other Microsoft Entra sign-in",
                    Workload.MANAGED_IDENTITY)
                .remote(new Remote.GlobalService(ServiceTag.AZURE_ACTIVE_DIRECTORY))
                .build(),
            common),
        clause(
            workload(
                    "workload-monitor-outbound",
                    "Needed by Azure Monitor agents",
                    Workload.MONITORING_AGENTS)
                .remote(new Remote.GlobalService(ServiceTag.AZURE_MONITOR))
                .build(),
            common),
        clause(
            workload(
                    "workload-activation-outbound",
                    "Needed by Windows to activate itself; a default route to an appliance"
                        + " breaks it",
                    Workload.WINDOWS_ACTIVATION)
                .ports(ImmutableSortedSet.of(PortRange.of(1688)))
                .remote(new Remote.Anywhere())
                .build(),
            Sources.networkSecurityGroupsPage("Azure platform considerations")),
        clause(
            builder("remote-access-inbound", Direction.INBOUND, BOTH)
                .ports(ImmutableSortedSet.of(PortRange.of(22), PortRange.of(3389)))
                .remote(new Remote.Administrators())
                .occasion(new ForConvenience(ImmutableSet.of(Workload.REMOTE_ACCESS)))
                .build(),
            Sources.virtualNetworkPage("Network security groups")));
  }

  private static EndpointRequirement.Builder workload(
      String id, String condition, Workload... workloads) {
    return outbound(id, BOTH)
        .occasion(new ForWorkloads(ImmutableSet.copyOf(workloads), false, condition));
  }

  private static EndpointRequirement.Builder outbound(
      String id, ImmutableSortedSet<CommunicationModel> models) {
    return builder(id, Direction.OUTBOUND, models).ports(HTTPS);
  }

  private static EndpointRequirement.Builder builder(
      String id, Direction direction, ImmutableSortedSet<CommunicationModel> models) {
    return EndpointRequirement.builder()
        .id(id)
        .direction(direction)
        .protocols(TCP)
        .advisoryProtocols(ImmutableSortedSet.of())
        .models(models)
        .occasion(new Always());
  }

  private static Clause<EndpointRequirement> clause(
      EndpointRequirement requirement, Source source) {
    return new Clause<>("endpoint-" + requirement.id(), requirement, source);
  }
}
