import GIS
import Testing

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
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

  /// A comma that can but stand before decimals, or before thousands, is read; 1,500 may be either.
  @Test(
    arguments: [
      (MeasureUnit.share, "92,5 %", 0.925), (.share, "92.5 percent", 0.925),
      (.people, "1,234,567 people", 1_234_567),
      (.people, "1.234,5", 1_234.5), (.people, "1,234.5", 1_234.5), (.people, "0,125", 0.125),
      (.metres, "12,5 kilometres", 12_500), (.people, "1,500", nil), (.people, "1,2,3", nil),
      (.people, "1,50,000", nil),
      (.metres, "1e308 km", nil),
    ] as [(MeasureUnit, String, Double?)])
  func commasAreReadWhereTheyMeanOneThing(unit: MeasureUnit, text: String, expected: Double?) {
    #expect(unit.value(of: text) == expected)
  }

  @Test(
    arguments: [
      ("10000 people", UnitScale.Denominator.people, 10_000.0), ("10,000 people", .people, 10_000),
      ("1,000", .people, 1_000), ("100000", .people, 100_000), ("每万人", .people, 10_000),
      ("每千人", .people, 1_000),
      ("万人", .people, 10_000), ("10万人", .people, 100_000), ("十万人", .people, 100_000),
      ("per 1000 inhabitants", .people, 1_000),
      ("thousand people", .people, 1_000), ("person", .people, 1), ("1 ha", .surface, 10_000),
      ("km²", .surface, 1_000_000),
      ("100 km2", .surface, 100_000_000), ("1000", .property, 1_000), ("1000 households", .property, 1_000),
      ("0 people", .people, nil), ("-5", .people, nil), ("10000 ha", .people, nil), ("1000", .surface, nil),
      ("", .people, nil), ("a lot", .people, nil), ("1e400", .people, nil),
    ] as [(String, UnitScale.Denominator, Double?)])
  func aScaleIsRead(text: String, denominator: UnitScale.Denominator, expected: Double?) {
    #expect(UnitScale(text, of: denominator)?.amount == expected)
  }

  @Test(
    arguments: [
      ("个/万人", UnitScale.Denominator.people, 10_000.0), ("beds per 1,000 people", .people, 1_000),
      ("张/千人", .people, 1_000),
      ("每千人床位数", .people, 1_000), ("‰", .people, 1_000), ("%", .people, 100), ("个/10万人", .people, 100_000),
      ("beds/person", .people, 1), ("床/人", .people, 1), ("beds per capita", .people, 1),
      ("beds", .people, nil),
      ("yuan/km²", .surface, 1_000_000), ("人/公顷", .surface, 10_000), ("people/100 ha", .surface, 1_000_000),
      ("yuan", .surface, nil), ("yuan/job", .property, nil), ("个/万人", .property, 10_000),
      ("operators", .people, nil),
    ] as [(String, UnitScale.Denominator, Double?)])
  func aUnitImpliesAScale(unit: String, denominator: UnitScale.Denominator, expected: Double?) {
    #expect(UnitScale.implied(by: unit, of: denominator) == expected)
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
