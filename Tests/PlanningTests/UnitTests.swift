import Testing

@testable import Planning

@Suite struct UnitTests {
  @Test(arguments: [
    (MeasureUnit.share, "92 %", 0.92), (.share, "full", 1), (.share, "0.5", 0.5),
    (.metres, "200 km", 200_000), (.squareMetres, "550 ha", 5_500_000), (.count, "110", 110),
    (.count, "110 个", 110),
    (.people, "1000 人", 1000), (.squareMetresPerPerson, "11.55 m²/person", 11.55),
    (.squareMetresPerPerson, "11.55平方米/人", 11.55), (.squareMetresPerPerson, "11.55", 11.55),
    (.kilometresPerSquareKilometre, "3.73 km/km²", 3.73), (.named("beds"), "17000 beds", 17_000),
    (.inReach, "2 in reach", 2), (.inReach, "2", 2), (.perThousandPeople, "6 per 1,000 people", 6),
    (.perThousandPeople, "6/千人", 6),
    (.named("beds"), "17000", 17_000),
  ])
  func valuesAreReadInTheirUnit(unit: MeasureUnit, text: String, expected: Double) {
    #expect(unit.value(of: text) == expected)
  }

  @Test(arguments: [
    (MeasureUnit.share, "92 km"), (.count, "110 km"), (.metres, "5 ha"), (.squareMetresPerPerson, "3 km"),
    (.named("beds"), "3 chairs"), (.perThousandPeople, "3 in reach"), (.kilometresPerSquareKilometre, "3 km"),
    (.count, "nan"), (.share, ""),
  ])
  func otherUnitsAreRefused(unit: MeasureUnit, text: String) { #expect(unit.value(of: text) == nil) }

  @Test(
    arguments: MeasureCatalogue.standard.descriptions.flatMap(\.units) + [
      .share, .count, .people, .named("x"),
    ])
  func theExampleOfAUnitIsReadable(unit: MeasureUnit) { #expect(unit.value(of: unit.example) != nil) }

  /// Of 1,000 m², 850 m² are covered: 85 %, 7 points and 70 m² short of 92 %.
  @Test func theShortfallOfAShareInSurface() {
    let figure = Figure.quotient(850, by: 1_000, emptiness: LocalizedText(""))
    let outcome = TargetOutcome(of: figure, against: Target(value: 0.92), numeratorUnit: .squareMetres)
    #expect(outcome.isMet == false)
    #expect(abs((outcome.shortfall ?? 0) - 0.07) < 1e-12)
    #expect(abs((outcome.hectares ?? 0) - 0.007) < 1e-12)
    #expect(outcome.people == nil)
  }

  /// 30 km of road in 10 km² are 3 km/km²; 3.7 km/km² would take 7 km more. Kept in metres: 7,000 m.
  @Test func theShortfallOfADensityInLength() {
    let figure = Figure.quotient(30_000, by: 10_000_000, scale: 1_000, emptiness: LocalizedText(""))
    let outcome = TargetOutcome(of: figure, against: Target(value: 3.7), numeratorUnit: .metres)
    #expect(abs((outcome.amount ?? 0) - 7_000) < 1e-6)
  }

  /// 12 % against at most 10 %: 2 points too much. Nothing is missing at 10 % itself.
  @Test func aCeilingIsHeldFromBelow() {
    let target = Target(value: 0.1, direction: .atMost)
    let over = Figure.quotient(12, by: 100, emptiness: LocalizedText(""))
    #expect(abs((TargetOutcome(of: over, against: target, numeratorUnit: .people).people ?? 0) - 2) < 1e-12)
    let at = Figure.quotient(10, by: 100, emptiness: LocalizedText(""))
    #expect(TargetOutcome(of: at, against: target, numeratorUnit: .people).isMet == true)
  }

  @Test func withoutPeopleThereIsNoValueAndNoVerdict() {
    let figure = Figure.quotient(5, by: 0, emptiness: LocalizedText(zh: "无人居住", en: "nobody lives here"))
    #expect(figure.value == nil && figure.reason?.en == "nobody lives here")
    let outcome = TargetOutcome(of: figure, against: Target(value: 1), numeratorUnit: .squareMetres)
    #expect(outcome.isMet == nil && outcome.shortfall == nil && outcome.hectares == nil)
  }
}
