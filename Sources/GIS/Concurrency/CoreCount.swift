import Glibc

/// The number of processor cores in use, at least 1. It decides how work is cut, never what comes out.
package let coreCount = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
