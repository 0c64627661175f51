import CPROJ

/// The scales of a projection over some data: at the corners, the edges' middles and the centre of their extent.
///
/// Scale is length (or area) on the plane over length (or area) on the ground. Over a few degrees it bends one way
/// only, so its extremes lie at those nine places or close to them.
struct Scales {
  /// The greatest |scale − 1| along meridians and parallels; infinite where the projection has no image.
  private(set) var distortion = 0.0
  /// The greatest |scale − 1| of areas.
  private(set) var arealDistortion = 0.0
  /// The scale along the parallel where the distortion is greatest.
  private(set) var worstAlongParallel = 1.0

  /// Takes the scales of a projected system over an extent in degrees.
  init(of system: ProjObject, over extent: BoundingBox) {
    // PROJ's factors take a system's axes to be east and north, which those of Gauss-Krüger are not before this.
    let upright = proj_normalize_for_visualization(system.context.pointer, system.pointer)
      .map { ProjObject($0, in: system.context) }
    guard let upright else {
      distortion = .infinity
      return
    }
    let center = extent.center
    for longitude in [extent.minX, center.x, extent.maxX] {
      for latitude in [extent.minY, center.y, extent.maxY] {
        let factors = proj_factors(
          upright.pointer, PJ_COORD(lp: PJ_LP(lam: longitude * .pi / 180, phi: latitude * .pi / 180)))
        for scale in [factors.meridional_scale, factors.parallel_scale] {
          // PROJ gives zeros where it cannot tell.
          let off = scale.isFinite && scale > 0 ? abs(scale - 1) : .infinity
          if off > distortion {
            distortion = off
            worstAlongParallel = factors.parallel_scale
          }
        }
        arealDistortion = max(arealDistortion, abs(factors.areal_scale - 1))
      }
    }
  }
}
