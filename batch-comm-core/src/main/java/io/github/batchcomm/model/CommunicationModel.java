package io.github.batchcomm.model;

/** How compute nodes and the Batch service talk to each other. */
public enum CommunicationModel {
  /** The service calls the nodes on TCP 29876 and 29877; the nodes call Azure Storage. */
  CLASSIC,
  /** The nodes call the service on port 443; nothing is opened towards them. */
  SIMPLIFIED
}
