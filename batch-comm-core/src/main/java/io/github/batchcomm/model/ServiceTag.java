package io.github.batchcomm.model;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * A service tag: Azure's name for a set of addresses that it maintains, such as {@code
 * BatchNodeManagement.WestEurope}.
 *
 * <p>Names are read in any case, compare without case and print in Azure's spelling where that is
 * known. What a tag holds is not stored here; {@link #covers} and {@link #isDisjointFrom} answer
 * what is known without the list of addresses.
 */
public final class ServiceTag implements Comparable<ServiceTag>, Serializable {

  /** Batch's management of compute nodes, in both directions. */
  public static final ServiceTag BATCH_NODE_MANAGEMENT = new ServiceTag("BatchNodeManagement", "");

  /** Azure Storage. */
  public static final ServiceTag STORAGE = new ServiceTag("Storage", "");

  /** Azure's data centres. */
  public static final ServiceTag AZURE_CLOUD = new ServiceTag("AzureCloud", "");

  /** Microsoft Entra ID. It has no regional tags. */
  public static final ServiceTag AZURE_ACTIVE_DIRECTORY =
      new ServiceTag("AzureActiveDirectory", "");

  /** Azure Key Vault. */
  public static final ServiceTag AZURE_KEY_VAULT = new ServiceTag("AzureKeyVault", "");

  /** Azure Container Registry. */
  public static final ServiceTag AZURE_CONTAINER_REGISTRY =
      new ServiceTag("AzureContainerRegistry", "");

  /** Azure Machine Learning. */
  public static final ServiceTag AZURE_MACHINE_LEARNING =
      new ServiceTag("AzureMachineLearning", "");

  /** Microsoft's own container registry. */
  public static final ServiceTag MICROSOFT_CONTAINER_REGISTRY =
      new ServiceTag("MicrosoftContainerRegistry", "");

  /** Azure Resource Manager. */
  public static final ServiceTag AZURE_RESOURCE_MANAGER =
      new ServiceTag("AzureResourceManager", "");

  /** Azure Monitor. */
  public static final ServiceTag AZURE_MONITOR = new ServiceTag("AzureMonitor", "");

  /** The part of Azure Front Door that serves Microsoft's own services. */
  public static final ServiceTag AZURE_FRONT_DOOR_FIRST_PARTY =
      new ServiceTag("AzureFrontDoor", "FirstParty");

  /** Everything public, Azure included. Not in tag files. */
  public static final ServiceTag INTERNET = new ServiceTag("Internet", "");

  /** A virtual network with everything joined to it. Not in tag files. */
  public static final ServiceTag VIRTUAL_NETWORK = new ServiceTag("VirtualNetwork", "");

  /** Azure's load balancer probes. Not in tag files. */
  public static final ServiceTag AZURE_LOAD_BALANCER = new ServiceTag("AzureLoadBalancer", "");

  /** Tags whose addresses are public ones of Azure, hence part of {@link #INTERNET}. */
  private static final ImmutableSet<ServiceTag> PUBLIC_SERVICES =
      ImmutableSet.of(
          BATCH_NODE_MANAGEMENT,
          STORAGE,
          AZURE_CLOUD,
          AZURE_ACTIVE_DIRECTORY,
          AZURE_KEY_VAULT,
          AZURE_CONTAINER_REGISTRY,
          MICROSOFT_CONTAINER_REGISTRY,
          AZURE_RESOURCE_MANAGER,
          AZURE_MONITOR);

  /** Tags whose regional tags were measured to share no address. */
  private static final ImmutableSet<ServiceTag> REGIONS_DISJOINT =
      ImmutableSet.of(BATCH_NODE_MANAGEMENT, STORAGE, AZURE_CONTAINER_REGISTRY, AZURE_KEY_VAULT);

  /** Tags measured to share no address with BatchNodeManagement or Storage. */
  private static final ImmutableSet<ServiceTag> APART =
      ImmutableSet.of(
          AZURE_KEY_VAULT,
          AZURE_ACTIVE_DIRECTORY,
          AZURE_CONTAINER_REGISTRY,
          MICROSOFT_CONTAINER_REGISTRY,
          AZURE_RESOURCE_MANAGER,
          AZURE_MACHINE_LEARNING);

  private static final ImmutableMap<String, String> SPELLINGS =
      Maps.uniqueIndex(
          ImmutableSet.of(
              "BatchNodeManagement",
              "Storage",
              "AzureCloud",
              "AzureActiveDirectory",
              "AzureKeyVault",
              "AzureContainerRegistry",
              "AzureMachineLearning",
              "MicrosoftContainerRegistry",
              "AzureResourceManager",
              "AzureMonitor",
              "AzureFrontDoor",
              "Internet",
              "VirtualNetwork",
              "AzureLoadBalancer",
              "AzurePlatformDNS",
              "AzurePlatformIMDS",
              "AzurePlatformLKM",
              "GatewayManager"),
          Ascii::toLowerCase);

  private static final CharMatcher NAME_CHARACTERS =
      CharMatcher.inRange('a', 'z')
          .or(CharMatcher.inRange('A', 'Z'))
          .or(CharMatcher.inRange('0', '9'))
          .or(CharMatcher.anyOf("._-"))
          .precomputed();

  private static final CharMatcher WORD_CHARACTERS =
      CharMatcher.inRange('a', 'z')
          .or(CharMatcher.inRange('A', 'Z'))
          .or(CharMatcher.inRange('0', '9'))
          .precomputed();

  /** Ends of host names. Ends of two letters are of countries, and no part of a service has one. */
  private static final ImmutableSet<String> TOP_LEVEL_DOMAINS =
      ImmutableSet.of(
          "com",
          "net",
          "org",
          "gov",
          "edu",
          "info",
          "biz",
          "dev",
          "app",
          "cloud",
          "local",
          "internal",
          "corp",
          "lan",
          "home");

  private static final CharMatcher BETWEEN_WORDS = WORD_CHARACTERS.negate();

  private static final long serialVersionUID = 1L;

  private final String service;
  private final String suffix;

  /** The name in lower case, by which tags compare. Maps of thousands of tags ask for it often. */
  private final transient String key;

  private ServiceTag(String service, String suffix) {
    this.service = service;
    this.suffix = suffix;
    this.key = Ascii.toLowerCase(toString());
  }

  /**
   * Reads a service tag's name in any case.
   *
   * @param text such as {@code Storage}, {@code batchnodemanagement.westus2} or {@code
   *     AzureFrontDoor.FirstParty}
   * @return the tag
   * @throws IllegalArgumentException if the text cannot be a tag's name: empty, or with anything
   *     but letters, digits, dots, underscores and hyphens, or starting or ending with a dot
   */
  public static ServiceTag parse(String text) {
    checkArgument(
        !text.isEmpty()
            && NAME_CHARACTERS.matchesAllOf(text)
            && !text.startsWith(".")
            && !text.endsWith("."),
        "'%s' is not a service tag: expected a name such as BatchNodeManagement.WestEurope",
        text);
    int dot = text.indexOf('.');
    String service = dot < 0 ? text : text.substring(0, dot);
    String suffix = dot < 0 ? "" : text.substring(dot + 1);
    String spelledService = SPELLINGS.getOrDefault(Ascii.toLowerCase(service), service);
    return new ServiceTag(spelledService, spellSuffix(spelledService, suffix));
  }

  /**
   * Tells whether a text has the form that all names of tags have: letters and digits that begin
   * with a letter, and at most one dot, before the region or part. Of the 3683 names in the service
   * tag files of 2020 to 2026 all have it. A host name of two labels has not.
   *
   * @param text the text
   * @return false if the text can be no tag's name
   */
  public static boolean isName(String text) {
    int dot = text.indexOf('.');
    String service = dot < 0 ? text : text.substring(0, dot);
    if (service.isEmpty()
        || !Character.isLetter(service.charAt(0))
        || !WORD_CHARACTERS.matchesAllOf(service)) {
      return false;
    }
    return dot < 0 || isPart(text.substring(dot + 1));
  }

  private static boolean isPart(String suffix) {
    return suffix.length() > 2
        && WORD_CHARACTERS.matchesAllOf(suffix)
        && !TOP_LEVEL_DOMAINS.contains(Ascii.toLowerCase(suffix));
  }

  /**
   * Guesses which tag is meant by a text that can be no tag's name, as the ids of data sources of
   * Terraform are: a service and a region in either order.
   *
   * @param text such as {@code westeurope-Storage}
   * @return such as {@code Storage.WestEurope}; empty if nothing suggests itself
   */
  public static Optional<ServiceTag> meantBy(String text) {
    List<String> words = Splitter.on(BETWEEN_WORDS).omitEmptyStrings().splitToList(text);
    if (words.isEmpty() || words.size() > 2 || isName(text)) {
      return Optional.empty();
    }
    return words.size() == 1
        ? Optional.ofNullable(SPELLINGS.get(Ascii.toLowerCase(words.get(0)))).map(ServiceTag::parse)
        : inRegion(words.get(0), words.get(1)).or(() -> inRegion(words.get(1), words.get(0)));
  }

  private static Optional<ServiceTag> inRegion(String service, String location) {
    Optional<Region> region =
        KnownRegions.find(Ascii.toLowerCase(location)).map(KnownRegions.Entry::region);
    return region
        .filter(it -> isName(service))
        .map(it -> parse(service + "." + location).global().in(it));
  }

  /**
   * Creates the tag that holds a service's addresses in one region.
   *
   * <p>For a region this library does not know, the tag carries the location as it stands; whether
   * Azure has such a tag is then unknown.
   *
   * @param region the region
   * @return the regional tag, such as {@code Storage.WestEurope}
   * @throws IllegalStateException if this tag is itself regional or otherwise a part of a service
   */
  public ServiceTag in(Region region) {
    if (!suffix.isEmpty()) {
      throw new IllegalStateException(this + " is already a part of a service's addresses");
    }
    Optional<String> spelled =
        equals(AZURE_CLOUD) ? region.azureCloudTagSuffix() : region.tagSuffix();
    return new ServiceTag(service, spelled.orElse(region.location()));
  }

  /** {@return the service's part of the name, such as {@code BatchNodeManagement}} */
  public String service() {
    return service;
  }

  /** {@return whether it holds addresses of Batch's management of compute nodes, of any region} */
  public boolean isNodeManagement() {
    return service.equals(BATCH_NODE_MANAGEMENT.service);
  }

  /** {@return the region of a regional tag; empty for any other and for regions not known} */
  public Optional<Region> region() {
    if (suffix.isEmpty()) {
      return Optional.empty();
    }
    return regionOf(service, suffix);
  }

  /**
   * Tells whether this tag is known to hold every address of another.
   *
   * <p>Measured on the service tag files of 2025: a regional tag lies in its service's global tag;
   * BatchNodeManagement and Storage of a region lie in AzureCloud of that region; all of
   * BatchNodeManagement and every regional Storage lie in AzureCloud, global Storage does not; the
   * public services lie in Internet. Where it is not known, the answer is false.
   *
   * @param other the tag asked about
   * @return true if every address of the other is known to be in this one
   */
  public boolean covers(ServiceTag other) {
    if (equals(other)) {
      return true;
    }
    if (!other.isWholeServiceOrKnownRegion()) {
      return false;
    }
    ServiceTag otherService = other.global();
    if (equals(otherService)) {
      return true;
    }
    if (equals(INTERNET)) {
      return PUBLIC_SERVICES.contains(otherService);
    }
    if (equals(AZURE_CLOUD)) {
      return otherService.equals(BATCH_NODE_MANAGEMENT)
          || (otherService.equals(STORAGE) && other.region().isPresent());
    }
    return global().equals(AZURE_CLOUD)
        && region().isPresent()
        && region().equals(other.region())
        && (otherService.equals(BATCH_NODE_MANAGEMENT) || otherService.equals(STORAGE));
  }

  /**
   * Tells whether this tag is known to share no address with another.
   *
   * <p>Measured on the service tag files of 2025: tags of two regions of one service
   * (BatchNodeManagement, Storage, AzureContainerRegistry, AzureKeyVault). Measured on ten service
   * tag files, those of Public from August 2020 to October 2025, of AzureGovernment and China of
   * 2026 and of AzureGermany of 2022, in both address families: BatchNodeManagement against
   * Storage, and both against AzureKeyVault, AzureActiveDirectory, AzureContainerRegistry,
   * MicrosoftContainerRegistry, AzureResourceManager and AzureMachineLearning. Where it is not
   * known, the answer is false.
   *
   * @param other the tag asked about
   * @return true if the two are known to have no address in common
   */
  public boolean isDisjointFrom(ServiceTag other) {
    if (!isWholeServiceOrKnownRegion() || !other.isWholeServiceOrKnownRegion()) {
      return false;
    }
    ServiceTag service = global();
    ServiceTag otherService = other.global();
    if (service.equals(otherService)) {
      return REGIONS_DISJOINT.contains(service)
          && region().isPresent()
          && other.region().isPresent()
          && !region().equals(other.region());
    }
    return areApart(service, otherService) || areApart(otherService, service);
  }

  private static boolean areApart(ServiceTag one, ServiceTag other) {
    return (one.equals(BATCH_NODE_MANAGEMENT) && other.equals(STORAGE))
        || ((one.equals(BATCH_NODE_MANAGEMENT) || one.equals(STORAGE)) && APART.contains(other));
  }

  @Override
  public int compareTo(ServiceTag other) {
    return key.compareTo(other.key);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ServiceTag tag && key.equals(tag.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  /** {@return the name in Azure's spelling, or as it was given where that is not known} */
  @Override
  public String toString() {
    return suffix.isEmpty() ? service : service + "." + suffix;
  }

  /** Computes again what is not stored. */
  private Object readResolve() {
    return new ServiceTag(service, suffix);
  }

  /** {@return the names of services whose spelling is known, in lower case} */
  static ImmutableSet<String> knownServices() {
    return SPELLINGS.keySet();
  }

  /** {@return the part of the name after the dot; empty for a whole service} */
  String suffix() {
    return suffix;
  }

  private ServiceTag global() {
    return new ServiceTag(service, "");
  }

  private boolean isWholeServiceOrKnownRegion() {
    return suffix.isEmpty() || region().isPresent();
  }

  private static Optional<Region> regionOf(String service, String suffix) {
    String lowerCase = Ascii.toLowerCase(suffix);
    if (Ascii.equalsIgnoreCase(service, "AzureCloud")) {
      return KnownRegions.findByAzureCloudSuffix(lowerCase);
    }
    return KnownRegions.find(lowerCase).map(entry -> Region.of(lowerCase));
  }

  private static String spellSuffix(String service, String suffix) {
    if (Ascii.equalsIgnoreCase(service, "AzureFrontDoor")
        && Ascii.equalsIgnoreCase(suffix, "FirstParty")) {
      return "FirstParty";
    }
    String lowerCase = Ascii.toLowerCase(suffix);
    if (Ascii.equalsIgnoreCase(service, "AzureCloud")) {
      return KnownRegions.findByAzureCloudSuffix(lowerCase).isPresent() ? lowerCase : suffix;
    }
    return KnownRegions.find(lowerCase).map(KnownRegions.Entry::tagSuffix).orElse(suffix);
  }
}
