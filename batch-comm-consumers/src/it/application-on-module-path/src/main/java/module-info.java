module com.example.audit {
  requires io.github.batchcomm.azure;
}
