import ArgumentParser
import GIS

extension Site {
  /// Refuses options that do not go together, or with a matrix.
  func validateMatrix() throws {
    guard demandColumn != nil, siteColumn != nil, costColumn != nil, let model else {
      throw ValidationError("--matrix needs --demand-column, --site-column, --cost-column and --model.")
    }
    if model.isCovering, limit.map({ !($0 >= 0 && $0.isFinite) }) ?? true {
      throw ValidationError(
        "--model \(model.rawValue) needs --limit, a number of 0 or more, such as --limit 5000.")
    }
    if let share, Share(share).map({ !($0.fraction > 0 && $0.fraction <= 1) }) ?? true {
      throw ValidationError("--share \(share) should be above 0 % and at most 100 %, such as 95%.")
    }
    if share != nil, model != .lscp { throw ValidationError("--share goes with --model lscp.") }
    if budget != nil, model != .mclp { throw ValidationError("--budget goes with --model mclp.") }
    if budget.map({ !($0 > 0 && $0.isFinite) }) ?? false {
      throw ValidationError("--budget should be above 0.")
    }
    if siteCosts != nil, !(model == .lscp || budget != nil) {
      throw ValidationError("--site-costs goes with --model lscp, or with --budget.")
    }
    if budget != nil, siteCosts == nil { throw ValidationError("--budget needs --site-costs.") }
    if model == .lscp ? count != nil : (count == nil) == (budget == nil) {
      throw ValidationError(
        model == .lscp
          ? "--model lscp finds the number of sites itself: leave --p out."
          : "--model \(model.rawValue) needs --p, the number of sites\(model == .mclp ? ", or --budget" : "")."
      )
    }
    if atLeast < 1 { throw ValidationError("--at-least \(atLeast) should be 1 or more.") }
    if atLeast > 1, !model.isCovering { throw ValidationError("--at-least goes with lscp and mclp.") }
    if capacities != nil, model == .pCenter {
      throw ValidationError("--capacities goes with lscp, mclp and p-median, not with p-center.")
    }
    if capacities != nil, atLeast > 1 {
      throw ValidationError(
        "--capacities does not go with --at-least \(atLeast): each unit of weight is served once.")
    }
    if alternatives < 0 { throw ValidationError("--alternatives \(alternatives) should be 0 or more.") }
    if weights != nil, weightColumn == nil {
      throw ValidationError("--weights needs --weight-column, its column of weights.")
    }
    if curve, budget != nil { throw ValidationError("--curve counts sites and does not go with --budget.") }
  }
}
