# Brings the interop library and the camera's driver into a build of nanoFramework's nanoCLR for the ESP32. Goes to
# CMake/Modules/ of nf-interpreter, which loads it when NF_INTEROP_ASSEMBLIES names VideoRecorder.Esp32Cam.
# docs/firmware-image.md tells the rest.

set(VIDEORECORDER_NATIVE_PATH "${CMAKE_SOURCE_DIR}/InteropAssemblies/VideoRecorder.Esp32Cam" CACHE PATH
    "The interop library's C++: the folders portable, glue and esp32")
set(ESP32_CAMERA_PATH "${VIDEORECORDER_NATIVE_PATH}/esp32-camera" CACHE PATH
    "The sources of Espressif's esp32-camera")

#######################
# The interop library: nanoFramework compiles these files into its own library of native assemblies.

file(GLOB_RECURSE VideoRecorder.Esp32Cam_SOURCES CONFIGURE_DEPENDS
    "${VIDEORECORDER_NATIVE_PATH}/portable/*.cpp"
    "${VIDEORECORDER_NATIVE_PATH}/glue/*.cpp"
    "${VIDEORECORDER_NATIVE_PATH}/esp32/*.cpp")

if(NOT VideoRecorder.Esp32Cam_SOURCES)
    message(FATAL_ERROR
        "VideoRecorder.Esp32Cam: no C++ in '${VIDEORECORDER_NATIVE_PATH}'. "
        "Copy the folders of src/VideoRecorder.Esp32Cam/native there, or set VIDEORECORDER_NATIVE_PATH to that folder.")
endif()

if(NOT EXISTS "${ESP32_CAMERA_PATH}/driver/include/esp_camera.h")
    message(FATAL_ERROR
        "VideoRecorder.Esp32Cam: no esp32-camera in '${ESP32_CAMERA_PATH}'. "
        "Put its sources there (the version is in firmware/versions.txt), or set ESP32_CAMERA_PATH to them.")
endif()

# In esp32/ is the os.h that the portable files mean. The other folders stay off this list, as it counts for all of
# nanoFramework's native assemblies.
set(VideoRecorder.Esp32Cam_INCLUDE_DIRS
    "${VIDEORECORDER_NATIVE_PATH}/esp32"
    "${ESP32_CAMERA_PATH}/driver/include"
    "${ESP32_CAMERA_PATH}/conversions/include")

# esp_camera.h includes the header of its picture conversions, which wants a JPEG decoder (esp_jpeg). A recorder of JPEG
# frames has no use for either: with its guard defined, that header is empty.
set(VideoRecorder.Esp32Cam_NO_CONVERSIONS _IMG_CONVERTERS_H_)
set_property(SOURCE "${VIDEORECORDER_NATIVE_PATH}/esp32/Camera.cpp" APPEND PROPERTY
    COMPILE_DEFINITIONS ${VideoRecorder.Esp32Cam_NO_CONVERSIONS})

#######################
# The camera's driver. nanoFramework has told ESP-IDF its list of components by now, and the list has no place for another
# one; but ESP-IDF's components are ordinary CMake libraries, and so a library of our own can be built upon them.

if(NOT TARGET videorecorder_camera)
    add_library(videorecorder_camera STATIC
        "${ESP32_CAMERA_PATH}/driver/esp_camera.c"
        "${ESP32_CAMERA_PATH}/driver/cam_hal.c"
        "${ESP32_CAMERA_PATH}/driver/sccb.c"
        "${ESP32_CAMERA_PATH}/driver/sensor.c"
        "${ESP32_CAMERA_PATH}/sensors/ov2640.c"
        "${ESP32_CAMERA_PATH}/target/xclk.c"
        "${ESP32_CAMERA_PATH}/target/esp32/ll_cam.c")

    target_include_directories(videorecorder_camera PRIVATE
        "${ESP32_CAMERA_PATH}/driver/include"
        "${ESP32_CAMERA_PATH}/driver/private_include"
        "${ESP32_CAMERA_PATH}/sensors/private_include"
        "${ESP32_CAMERA_PATH}/target/private_include"
        "${ESP32_CAMERA_PATH}/conversions/include")

    # What the component's own Kconfig would have set. The control bus (SCCB) uses the older I2C driver, like
    # nanoFramework: ESP-IDF stops at boot when both drivers are linked. Port 1, as port 0 is nanoFramework's first bus.
    # The driver's task runs on core 0: the CLR is on core 1. A frame buffer has 8 KB above the driver's own measure, which
    # is a fifth of a byte for each pixel: that is too little for the smallest pictures, and frames that do not fit are lost.
    target_compile_definitions(videorecorder_camera PRIVATE
        ${VideoRecorder.Esp32Cam_NO_CONVERSIONS}
        CONFIG_OV2640_SUPPORT=1
        CONFIG_SCCB_HARDWARE_I2C_DRIVER_LEGACY=1
        CONFIG_SCCB_HARDWARE_I2C_PORT1=1
        CONFIG_SCCB_CLK_FREQ=100000
        CONFIG_CAMERA_CORE0=1
        CONFIG_CAMERA_TASK_STACK_SIZE=4096
        CONFIG_CAMERA_DMA_BUFFER_SIZE_MAX=8192
        "CONFIG_CAMERA_JPEG_MODE_FRAME_SIZE=(cam_obj->width*cam_obj->height/5+8192)")

    # Compiled as ESP-IDF compiles its components.
    idf_build_get_property(videorecorder_definitions COMPILE_DEFINITIONS GENERATOR_EXPRESSION)
    idf_build_get_property(videorecorder_options COMPILE_OPTIONS GENERATOR_EXPRESSION)
    idf_build_get_property(videorecorder_c_options C_COMPILE_OPTIONS GENERATOR_EXPRESSION)
    target_compile_definitions(videorecorder_camera PRIVATE "${videorecorder_definitions}")
    target_compile_options(videorecorder_camera PRIVATE "${videorecorder_options}" "${videorecorder_c_options}")

    target_link_libraries(videorecorder_camera PRIVATE
        idf::driver
        idf::esp_driver_gpio
        idf::esp_driver_ledc
        idf::esp_common
        idf::esp_hw_support
        idf::esp_mm
        idf::esp_rom
        idf::esp_system
        idf::esp_timer
        idf::freertos
        idf::hal
        idf::heap
        idf::log
        idf::newlib
        idf::nvs_flash
        idf::soc
        idf::xtensa)

    # NF_NativeAssemblies is not there yet: nanoFramework makes it in this same directory, later. Linking the driver to it,
    # and not to the whole program, puts the driver behind it in the linker's line.
    cmake_language(DEFER CALL target_link_libraries NF_NativeAssemblies PRIVATE videorecorder_camera)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(INTEROP-VideoRecorder.Esp32Cam DEFAULT_MSG
    VideoRecorder.Esp32Cam_INCLUDE_DIRS VideoRecorder.Esp32Cam_SOURCES)
