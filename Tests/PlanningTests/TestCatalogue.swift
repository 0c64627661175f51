import GIS
import TestSupport

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
@testable import Planning

/// "line: code" of each error of a plan's text, in the order reported; files of the plan are taken to exist where
/// they are named in `files`.
func errors(in text: String, files: [String] = ["towns.geojson", "stops.geojson"]) throws -> [String] {
  let fixture = try TestFolder(Dictionary(uniqueKeysWithValues: files.map { ($0, "{}") }))
  try fixture.write(text, to: "plan.yaml")
  do throws(Failure) {
    _ = try Plan(contentsOf: fixture("plan.yaml"), catalogue: .test)
    return []
  } catch {
    return error.problems.map { "\($0.place.line ?? 0): \($0.code)" }
  }
}

extension MeasureCatalogue {
  /// A catalogue of one small measure.
  static let test = MeasureCatalogue([NearbyTotal.self])
}

/// A measure for tests that takes a parameter of every kind and finds nothing.
struct NearbyTotal: Measure {
  enum Of: String, CaseIterable { case area, people }

  static let description = MeasureDescription(
    name: "nearby-total", title: LocalizedText(zh: "邻近合计", en: "nearby total"),
    summary: LocalizedText(zh: "测试用。", en: "For tests."), units: [.share],
    parameters: [
      Parameter("facilities", .layers, .required, LocalizedText(zh: "设施", en: "The facilities.")),
      Parameter("radius", .length, .required, LocalizedText(zh: "半径", en: "The radius.")),
      Parameter(
        "of", .choice(["area", "people"]), .defaulted("area"), LocalizedText(zh: "分母", en: "Of what.")),
      Parameter("depth", .wholeNumber, .defaulted("1"), LocalizedText(zh: "重数", en: "How many.")),
      Parameter("mask", .layer, .optional, LocalizedText(zh: "范围", en: "Within what.")),
      Parameter("smallest", .area, .optional, LocalizedText(zh: "最小面积", en: "The smallest.")),
      Parameter("cut", .share, .optional, LocalizedText(zh: "比例", en: "The share.")),
      Parameter("weight", .number, .optional, LocalizedText(zh: "权重", en: "The weight.")),
      Parameter("label", .text, .optional, LocalizedText(zh: "标签", en: "The label.")),
      Parameter("distinct", .flag, .defaulted("false"), LocalizedText(zh: "去重", en: "Once.")),
      Parameter("which", .condition, .optional, LocalizedText(zh: "条件", en: "Which.")),
    ])

  let facilities: [String]
  let radius: Length
  let of: Of
  let depth: Int
  let mask: String?
  let smallest: Area?
  let cut: Share?
  let weight: Double?
  let label: String?
  let distinct: Bool
  let which: Condition?

  init(from reader: inout ParameterReader) {
    facilities = reader.layers("facilities")
    radius = reader.length("radius")
    of = reader.choice("of")
    depth = reader.wholeNumber("depth")
    mask = reader.optionalLayer("mask")
    smallest = reader.quantity("smallest")
    cut = reader.quantity("cut")
    weight = reader.optionalNumber("weight")
    label = reader.optionalText("label")
    distinct = reader.flag("distinct")
    which = reader.optionalCondition("which")
    if of == .people { reader.requirePopulation("of") }
  }

  var unit: MeasureUnit { .share }

  func evaluate(in context: PlanContext) throws -> MeasureResult {
    let nothing = Figure.total(0)
    return MeasureResult(
      overall: nothing, zones: [], unit: .share, numeratorUnit: .share,
      reading: Reading(words: LocalizedText(""), fields: []))
  }
}
