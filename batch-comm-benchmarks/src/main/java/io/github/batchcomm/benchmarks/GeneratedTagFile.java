package io.github.batchcomm.benchmarks;

import io.github.batchcomm.model.Region;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A service tag file as large and as laid out as Azure's of 2025, with made-up services and private
 * addresses. It is the same at every run.
 *
 * @param json the file
 * @param tags how many tags it has
 * @param prefixes how many prefixes it has
 * @param addresses how many addresses the tags hold, each counted in every tag that holds it
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record GeneratedTagFile(byte[] json, int tags, int prefixes, BigInteger addresses) {

  private static final int TAGS = 3_000;
  private static final int PREFIXES = 93_000;

  /** Made without reading it back, so that what is read can be compared with it. */
  static GeneratedTagFile generate() {
    return new Writer().write();
  }

  private static final class Writer {

    private final Random random = new Random(20251028);
    private final StringBuilder json = new StringBuilder(5 << 20);
    private BigInteger addresses = BigInteger.ZERO;

    private GeneratedTagFile write() {
      json.append("{\n  \"changeNumber\": 375,\n  \"cloud\": \"Public\",\n  \"values\": [\n");
      List<String> names = names();
      int[] counts = counts(names);
      for (int tag = 0; tag < TAGS; tag++) {
        tag(names.get(tag), counts[tag]);
        json.append(tag < TAGS - 1 ? "    },\n" : "    }\n");
      }
      json.append("  ]\n}");
      byte[] bytes = json.toString().getBytes(StandardCharsets.US_ASCII);
      return new GeneratedTagFile(bytes, TAGS, PREFIXES, addresses);
    }

    /** Services with their regional tags after each. */
    private static List<String> names() {
      List<String> names = new ArrayList<>();
      for (int service = 0; names.size() < TAGS; service++) {
        String name = "MadeUpService" + (char) ('A' + service / 26) + (char) ('a' + service % 26);
        names.add(name);
        for (Region region : Region.known()) {
          names.add(name + "." + region.tagSuffix().orElseThrow());
        }
      }
      return names.subList(0, TAGS);
    }

    /** As in Azure's files, most tags have some prefixes and a few have thousands. */
    private int[] counts(List<String> names) {
      int[] counts = new int[TAGS];
      int left = PREFIXES;
      for (int tag = 0; tag < TAGS; tag++) {
        counts[tag] = 1 + random.nextInt(20);
        left -= counts[tag];
      }
      for (int tag = 0; left > 0; tag = (tag + 1) % TAGS) {
        if (names.get(tag).indexOf('.') < 0) {
          int more = Math.min(left, random.nextInt(4_000));
          counts[tag] += more;
          left -= more;
        }
      }
      return counts;
    }

    private void tag(String name, int prefixes) {
      int dot = name.indexOf('.');
      json.append("    {\n")
          .append("      \"name\": \"%s\",\n".formatted(name))
          .append("      \"id\": \"%s\",\n".formatted(name))
          .append("      \"properties\": {\n")
          .append("        \"changeNumber\": %d,\n".formatted(1 + random.nextInt(99)))
          .append("        \"region\": \"%s\",\n".formatted(name.substring(dot < 0 ? 0 : dot + 1)))
          .append("        \"regionId\": %d,\n".formatted(random.nextInt(105)))
          .append("        \"platform\": \"Azure\",\n")
          .append(
              "        \"systemService\": \"%s\",\n"
                  .formatted(dot < 0 ? name : name.substring(0, dot)))
          .append("        \"addressPrefixes\": [\n");
      int ipv6 = (prefixes + random.nextInt(3)) / 3;
      ipv4(prefixes - ipv6, ipv6 == 0);
      ipv6(ipv6);
      json.append("        ],\n")
          .append("        \"networkFeatures\": [\n          \"API\",\n          \"NSG\"\n")
          .append("        ]\n      }\n");
    }

    /** Networks of 10.0.0.0/8 in ascending order, none next to another. */
    private void ipv4(int count, boolean isLast) {
      long next = 10L << 24;
      long step = (1L << 24) / Math.max(count, 1);
      for (int i = 0; i < count; i++) {
        int length = random.nextInt(3) == 0 ? 32 : 26 + random.nextInt(6);
        long size = 1L << (32 - length);
        long start = (next + random.nextInt((int) (step - 2 * size)) + size) / size * size;
        prefix(
            (start >> 24)
                + "."
                + (start >> 16 & 255)
                + "."
                + (start >> 8 & 255)
                + "."
                + (start & 255)
                + "/"
                + length,
            isLast && i == count - 1);
        addresses = addresses.add(BigInteger.valueOf(size));
        next += step;
      }
    }

    /** Networks of fd00::/8 in ascending order, none next to another. */
    private void ipv6(int count) {
      int group = 0;
      for (int i = 0; i < count; i++) {
        group += 2 + random.nextInt(12);
        String network = "fd%02x:1030:%x:".formatted(group >> 16, group & 0xffff);
        boolean isWide = random.nextInt(3) == 0;
        int length = isWide ? 48 : 121 + random.nextInt(8);
        prefix(
            isWide
                ? network + ":/48"
                : network + "%x::%x/%d".formatted(1 + i % 0xfff, 0x80, length),
            i == count - 1);
        addresses = addresses.add(BigInteger.ONE.shiftLeft(128 - length));
      }
    }

    private void prefix(String text, boolean isLast) {
      json.append("          \"").append(text).append(isLast ? "\"\n" : "\",\n");
    }
  }
}
