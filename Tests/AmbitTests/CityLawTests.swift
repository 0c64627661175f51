import Testing

/// A few of the made-up cities that `Scripts/fuzz cities` holds against its laws, by the executable of the tests.
@Suite struct CityLawTests {
  @Test(
    "Made-up cities keep the laws",
    .enabled(if: ShellRun.succeeds("python3 --version"), "python3 is not installed"))
  func laws() throws {
    let (code, output) = try ShellRun.run(
      "python3 -B Scripts/fuzzing/cities/fuzz.py --ambit \"$AMBIT\" --seeds 1..20 --time 15 "
        + "--laws monotone parts counted outline moving cutting commands check scenario")
    #expect(code == 0, "\(output)")
  }
}
