evaluate(new File(checks, "class-path.groovy")) && evaluate(new File(checks, "tests.groovy"))
