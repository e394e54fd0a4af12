package io.github.batchcomm.model;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableSet;
import java.io.Serializable;

/**
 * A place that a pool's own document shows its nodes to load files from or to mount, in Azure
 * Storage as a rule.
 *
 * @param workload what the nodes do there: {@link Workload#RESOURCE_FILES} of the start task, or
 *     one of the mounts
 * @param place where it is
 */
public record StorageUse(Workload workload, Place place) implements Serializable {

  private static final ImmutableSet<Workload> SHOWN =
      ImmutableSet.of(
          Workload.RESOURCE_FILES,
          Workload.AZURE_FILES_MOUNT,
          Workload.BLOB_MOUNT,
          Workload.NFS_MOUNT);

  /**
   * Creates the use.
   *
   * @param workload what nodes do there
   * @param place where
   * @throws IllegalArgumentException if no document of a pool shows such a workload, or not there
   */
  public StorageUse {
    checkArgument(SHOWN.contains(workload), "No document of a pool shows %s", workload);
    checkArgument(
        !(place instanceof AutoStorage) || workload == Workload.RESOURCE_FILES,
        "%s is not of the auto-storage account",
        workload);
    checkArgument(
        (place instanceof Account) == (workload == Workload.BLOB_MOUNT),
        "%s is not shown at %s",
        workload,
        place);
  }

  /** Where something is stored. */
  public sealed interface Place extends Serializable {}

  /**
   * A host.
   *
   * @param name its name
   */
  public record Host(HostName name) implements Place {}

  /**
   * A storage account whose host follows from the cloud.
   *
   * @param name the account's name, 3 to 24 lower-case letters and digits
   */
  public record Account(String name) implements Place {

    private static final CharMatcher CHARACTERS =
        CharMatcher.inRange('a', 'z').or(CharMatcher.inRange('0', '9'));

    /**
     * Creates the account.
     *
     * @param name the account's name, 3 to 24 lower-case letters and digits
     * @throws IllegalArgumentException if it is not the name of a storage account
     */
    public Account {
      checkArgument(isName(name), "'%s' is not the name of a storage account", name);
    }

    /**
     * Tells whether a text is the name of a storage account.
     *
     * @param text the text
     * @return true if it is
     */
    public static boolean isName(String text) {
      return text.length() >= 3 && text.length() <= 24 && CHARACTERS.matchesAllOf(text);
    }
  }

  /** The Batch account's auto-storage account. */
  public record AutoStorage() implements Place {}
}
