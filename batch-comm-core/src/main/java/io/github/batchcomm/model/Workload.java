package io.github.batchcomm.model;

/** What the tasks of a pool do that needs the network beyond Batch's own traffic. */
public enum Workload {
  /** Job Manager tasks. */
  JOB_MANAGER_TASKS,
  /** Tasks that call the Batch service, or use job-scoped authentication. */
  TASKS_CALLING_BATCH,
  /** Application packages, kept in the auto-storage account. */
  APPLICATION_PACKAGES,
  /** Resource files in Azure Storage. */
  RESOURCE_FILES,
  /** Output files in Azure Storage. */
  OUTPUT_FILES,
  /** Azure Files or CIFS mounted over SMB. */
  AZURE_FILES_MOUNT,
  /** A blob container mounted as a file system. */
  BLOB_MOUNT,
  /** An NFS share mounted as a file system. */
  NFS_MOUNT,
  /** Disk encryption on virtual machine sizes without encryption at host. */
  DISK_ENCRYPTION,
  /** Containers pulled from Azure registries. */
  CONTAINERS,
  /** Managed identities or other Microsoft Entra sign-in. */
  MANAGED_IDENTITY,
  /** Azure Monitor agents. */
  MONITORING_AGENTS,
  /** Windows that activates itself against Azure's key management service. */
  WINDOWS_ACTIVATION,
  /** People who sign in to nodes over SSH or RDP. */
  REMOTE_ACCESS
}
