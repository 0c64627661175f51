import Evaluation
import GIS

/// How the figures of an edited state come about.
package enum Road: Hashable, Sendable {
  /// From the state's data alone: to the last digit those of a plan whose files are so.
  case computingAnew
  /// From the figures before the edits, in the neighbourhood of what differs: within 10⁻⁹ of those computed anew.
  case byDifferences
}

extension Indicator {
  /// The result in a context, computed anew.
  ///
  /// Errors: ``/GIS/Failure`` where the measure cannot be computed, pointing to the indicator.
  package func result(in context: PlanContext, detail: Detail = .figures) throws -> MeasureResult {
    do {
      var result = try measure.evaluate(in: context.shown(to: measure, detail: detail))
      if detail > .figures { result.notes += try remarks(on: result, in: context) }
      return result
    } catch let error as CancellationError {
      throw error
    } catch {
      throw failure(error)
    }
  }

  /// A failure of the measure, pointing to the indicator where it has no place of its own.
  func failure(_ error: any Error) -> Failure {
    guard let failure = error as? Failure else {
      return Failure(
        .computation, texts.problem("measure-failed", ["id": id, "error": "\(error)"]), at: place)
    }
    return Failure(
      failure.kind,
      failure.problems.map { problem in
        var problem = problem
        problem.message = saying(problem.message)
        if problem.place == Place() { problem.place = place }
        return problem
      })
  }
}
