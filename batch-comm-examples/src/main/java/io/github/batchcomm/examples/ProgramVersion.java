package io.github.batchcomm.examples;

import com.google.common.io.Resources;
import io.github.batchcomm.edition.Editions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** Tells the version that the build has written down. */
final class ProgramVersion implements IVersionProvider {

  @Override
  public String[] getVersion() throws IOException {
    String version =
        Resources.toString(
            Resources.getResource(ProgramVersion.class, "version.txt"), StandardCharsets.UTF_8);
    return new String[] {
      "batch-comm " + version.strip(), "latest edition " + Editions.latest().id()
    };
  }
}
