module com.example.samples {
  requires io.github.batchcomm.testkit;
}
