// What nanoFramework itself has to know.

#include <nanoHAL.h>
#include <nanoPAL.h>

#include "../glue/Platform.h"
#include "Pins.h"

namespace videorecorder
{
namespace platform
{

bool ReserveCameraPins(bool reserve)
{
    if (reserve)
    {
        for (const int pin : pins::kCamera)
        {
            if (CPU_GPIO_PinIsBusy(static_cast<GPIO_PIN>(pin)))
            {
                return false;
            }
        }
    }

    for (const int pin : pins::kCamera)
    {
        CPU_GPIO_ReservePin(static_cast<GPIO_PIN>(pin), reserve);
    }

    return true;
}

void AddSoftRebootHandler(void (*handler)())
{
    HAL_AddSoftRebootHandler(handler);
}

} // namespace platform
} // namespace videorecorder
