import ArgumentParser
import GIS

extension Site {
  /// Refuses options that do not go together, or with a matrix.
  func validateMatrix() throws {
    guard demandColumn != nil, siteColumn != nil, costColumn != nil, let model else {
      throw ValidationError(texts("use/matrix-needs-demand-column"))
    }
    if model.isCovering, limit.map({ !($0 >= 0 && $0.isFinite) }) ?? true {
      throw ValidationError(texts("use/model-needs-limit-number", ["rawValue": model.rawValue]))
    }
    if let share, Share(share).map({ !($0.fraction > 0 && $0.fraction <= 1) }) ?? true {
      throw ValidationError(texts("use/share-should-above-most", ["share": share]))
    }
    if share != nil, model != .lscp { throw ValidationError(texts("use/share-goes-model-lscp")) }
    if budget != nil, model != .mclp { throw ValidationError(texts("use/budget-goes-model-mclp")) }
    if budget.map({ !($0 > 0 && $0.isFinite) }) ?? false {
      throw ValidationError(texts("use/budget-should-above"))
    }
    if siteCosts != nil, !(model == .lscp || budget != nil) {
      throw ValidationError(texts("use/site-costs-goes-model"))
    }
    if budget != nil, siteCosts == nil { throw ValidationError(texts("use/budget-needs-site-costs")) }
    if model == .lscp ? count != nil : (count == nil) == (budget == nil) {
      throw ValidationError(
        model == .lscp
          ? texts("use/model-lscp-finds-p")
          : model == .mclp
            ? texts("use/model-needs-p-or-budget", ["model": model.rawValue])
            : texts("use/model-needs-p", ["model": model.rawValue]))
    }
    if atLeast < 1 { throw ValidationError(texts("use/least-should-more", ["atLeast": atLeast])) }
    if atLeast > 1, !model.isCovering { throw ValidationError(texts("use/least-goes-lscp-mclp")) }
    if capacities != nil, model == .pCenter { throw ValidationError(texts("use/capacities-goes-lscp-mclp")) }
    if capacities != nil, atLeast > 1 {
      throw ValidationError(texts("use/capacities-does-go-least", ["atLeast": atLeast]))
    }
    if alternatives < 0 {
      throw ValidationError(texts("use/alternatives-should-more", ["alternatives": alternatives]))
    }
    if weights != nil, weightColumn == nil { throw ValidationError(texts("use/weights-needs-weight-column")) }
    if curve, budget != nil { throw ValidationError(texts("use/curve-counts-sites-does")) }
  }
}
