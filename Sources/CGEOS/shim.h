// The reentrant API only: every call names its context, so no state is shared between tasks.
#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
