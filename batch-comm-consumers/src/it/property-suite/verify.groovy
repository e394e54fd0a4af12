evaluate(new File(checks, "class-path.groovy"))
