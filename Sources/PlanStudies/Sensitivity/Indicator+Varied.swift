import Evaluation
import GIS
import PlanFile

extension Indicator {
  /// What the catalogue says of the indicator's measure.
  var measureDescription: MeasureDescription { type(of: measure).description }

  /// The parameter of a name, if a sweep can step through its values; what is wrong is reported.
  func numericParameter(_ name: String, _ problems: inout [Problem]) -> Parameter? {
    let all = measureDescription.parameters
    let numeric = all.filter(\.kind.isNumeric).map(\.name)
    let none = numeric.isEmpty ? texts("unknown-parameter/no-number") : nil
    guard let parameter = all.first(where: { $0.name == name }) else {
      problems.refuse(
        texts.problem("unknown-parameter", ["id": id, "name": name, "measureName": measureName]), at: place,
        advice: none ?? suggestion(for: name, among: numeric))
      return nil
    }
    guard parameter.kind.isNumeric else {
      problems.refuse(
        texts.problem("not-a-number", ["name": name, "id": id, "kind": parameter.kind.name]), at: place,
        advice: none ?? texts("not-a-number/numeric", ["names": numeric]))
      return nil
    }
    return parameter
  }

  /// The indicator with other values of some parameters, as if the plan gave them: its measure reads and checks them.
  ///
  /// Cost: reading the parameters, and the file of a life circle's categories where they name one.
  package func with(
    _ values: [(parameter: Parameter, value: Double)], in plan: Plan, _ problems: inout [Problem]
  )
    -> Indicator
  {
    let start = parameters?.place ?? place
    var entries = parameters?.entries ?? []
    for (parameter, value) in values {
      // Without a place: no file holds these values.
      let entry = PlanNode.Entry(
        key: parameter.name, place: Place(),
        value: PlanNode(.scalar(parameter.kind.text(of: value), quoted: false)))
      if let known = entries.firstIndex(where: { $0.key == parameter.name }) {
        entries[known] = entry
      } else {
        entries.append(entry)
      }
    }
    let node = PlanNode(.mapping(entries), at: start)
    var reader = ParameterReader(
      node, for: measureDescription, of: texts("what/indicator", ["id": id]), at: place, in: plan.surroundings
    )
    var varied = self
    varied.measure = type(of: measure).init(from: &reader)
    varied.parameters = node
    problems += reader.problems
    return varied
  }
}

extension Plan {
  /// What parameters are read in.
  fileprivate var surroundings: ParameterReader.Surroundings {
    ParameterReader.Surroundings(
      layers: layers.map(\.key), hasPopulation: population != nil,
      folder: file.lastIndex(of: "/").map { String(file[...$0]) } ?? "")
  }
}
