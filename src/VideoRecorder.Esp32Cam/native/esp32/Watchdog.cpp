// ESP-IDF's task watchdog, and what is known after a reset.

#include <esp_attr.h>
#include <esp_system.h>
#include <esp_task_wdt.h>

#include "../glue/Platform.h"
#include "../portable/Status.h"

namespace videorecorder
{
namespace
{

// RTC memory that the start-up code leaves as it is.
RTC_NOINIT_ATTR uint32_t g_note[platform::kNoteBytes / sizeof(uint32_t)];

esp_task_wdt_user_handle_t g_user = nullptr;

enum ResetReason ReasonOf(esp_reset_reason_t reason)
{
    switch (reason)
    {
        case ESP_RST_POWERON:
            return ResetReason::PowerOn;
        case ESP_RST_EXT:
        case ESP_RST_USB:
        case ESP_RST_JTAG:
            return ResetReason::External;
        case ESP_RST_SW:
            return ResetReason::Software;
        case ESP_RST_PANIC:
        case ESP_RST_INT_WDT: // interrupts were off for too long: a fault of native code, not a part that stood still
        case ESP_RST_CPU_LOCKUP:
            return ResetReason::Panic;
        case ESP_RST_TASK_WDT:
        case ESP_RST_WDT:
            return ResetReason::Watchdog;
        case ESP_RST_BROWNOUT:
        case ESP_RST_PWR_GLITCH:
            return ResetReason::Brownout;
        case ESP_RST_DEEPSLEEP:
            return ResetReason::DeepSleep;
        default:
            return ResetReason::Unknown;
    }
}

} // namespace

namespace platform
{

int ResetReason()
{
    return static_cast<int>(ReasonOf(esp_reset_reason()));
}

void *NoteMemory()
{
    return g_note;
}

// A hardware timer counts, so it does not matter what the CLR's task is blocked in. nanoFramework has the watchdog built
// but not started (ESP_TASK_WDT_INIT is off), and no task of its own is watched here: only the one entry that C# feeds.
bool StartWatchdog(int timeoutMs)
{
    esp_task_wdt_config_t configuration = {};
    configuration.timeout_ms = static_cast<uint32_t>(timeoutMs);
    configuration.idle_core_mask = 0;
    configuration.trigger_panic = true;

    esp_err_t error = esp_task_wdt_init(&configuration);
    if (error == ESP_ERR_INVALID_STATE)
    {
        error = esp_task_wdt_reconfigure(&configuration);
    }

    if (error == ESP_OK && g_user == nullptr)
    {
        error = esp_task_wdt_add_user("VideoRecorder", &g_user);
    }

    FeedWatchdog();
    return error == ESP_OK;
}

void FeedWatchdog()
{
    if (g_user != nullptr)
    {
        esp_task_wdt_reset_user(g_user);
    }
}

void StopWatchdog()
{
    if (g_user != nullptr)
    {
        esp_task_wdt_delete_user(g_user);
        g_user = nullptr;
        esp_task_wdt_deinit();
    }
}

} // namespace platform
} // namespace videorecorder
