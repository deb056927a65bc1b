#include <esp_wifi.h>

#include "../glue/Platform.h"

namespace videorecorder
{
namespace platform
{

int SignalDbm()
{
    wifi_ap_record_t accessPoint;
    return esp_wifi_sta_get_ap_info(&accessPoint) == ESP_OK ? accessPoint.rssi : 0;
}

bool DisablePowerSave()
{
    return esp_wifi_set_ps(WIFI_PS_NONE) == ESP_OK;
}

} // namespace platform
} // namespace videorecorder
