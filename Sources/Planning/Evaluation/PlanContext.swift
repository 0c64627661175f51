import GIS

/// What a measure may look at: the zones, the layers and the people of a plan, all in the working system.
public struct PlanContext: Sendable {
}
