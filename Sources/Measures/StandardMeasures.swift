import Evaluation
import GIS

extension MeasureCatalogue {
  /// Every measure of Ambit.
  public static let standard = MeasureCatalogue([
    CoverageMeasure.self, CriticalFacilitiesMeasure.self, ProvisionMeasure.self, AmountPerPersonMeasure.self,
    DensityMeasure.self,
    AreaShareMeasure.self,
    TotalMeasure.self, QualifiedShareMeasure.self, RatioMeasure.self,
    LifeCircleMeasure.self, AccessibilityMeasure.self,
  ])
}

extension Plan {
  /// Reads a plan file whose indicators name the measures of Ambit, and checks all that can be checked without its layers.
  ///
  /// - Throws: ``/GIS/Failure`` with every problem and its line.
  public init(contentsOf path: String) throws(Failure) {
    try self.init(contentsOf: path, catalogue: .standard)
  }
}
